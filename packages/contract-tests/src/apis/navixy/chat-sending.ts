import { asInteger } from '../../engine/session/json.ts';
import { type ApiResponse, valueAt } from '../../engine/session/response.ts';
import { scenario } from '../../engine/session/scenario.ts';
import type { NavixyApi, Sending } from './api.ts';
import { idsIn, type Message, messagesIn, trackersOf } from './responses.ts';

/**
 * Text of characters that no rule of the vendor restricts, in which something is lost wherever an encoding or an escape
 * goes wrong.
 */
export const plainText = `Grüße, Ελλάδα, Привет, 你好; "quoted" 'single' \\ / %41 + &a=b ; -- null end`;

/**
 * Text in which something is lost wherever an encoding, a trim or an escape goes wrong. The vendor may reject such
 * characters: line breaks, tabs, and those of more than three bytes.
 */
export const demandingText = [
  ' Grüße, Ελλάδα, Привет, שלום, مرحبا, नमस्ते, 你好, こんにちは, 안녕하세요 ',
  'é e\u0301 👩‍👩‍👧‍👦 🇩🇪 𝒳 😀\t|\r',
  `"quoted" 'single' \\ / <b>&amp;</b> %41 + &a=b ; -- null \u00a0\u200b\u2028 end\n`,
].join('\n');

/**
 * Text of a length in characters, of which many are two bytes long. Whether a character beyond 16 bits counts once or
 * twice is not documented, so there is none in it.
 */
export function longText(start: string, length: number): string {
  return `${start} ${plainText} `.padEnd(length, 'ж');
}

/** Texts just within and just beyond the limit, as the parameters that carry them. */
export function textsAtLimit({ limits }: Pick<NavixyApi, 'limits'>) {
  return {
    within: [{ message: longText('longest', limits.text) }],
    beyond: [{ message: longText('too long', limits.text + 1) }],
  };
}

/** A message that was sent or rejected. */
export interface SentMessage {
  readonly text: string;
  readonly response: ApiResponse;
  /** The id of the response; `undefined` when there is none. */
  readonly id: number | undefined;
}

/** What was sent to the first tracker, what was rejected, and what its chat and another one list afterwards. */
export interface SentMessages {
  readonly json: SentMessage;
  readonly form: SentMessage;
  /** With characters that the vendor may reject. */
  readonly demanding: SentMessage;
  readonly longest: SentMessage;
  readonly tooLong: SentMessage;
  /** A message that is null, and none at all. */
  readonly nulls: readonly ApiResponse[];
  /** The latest messages, the last one first. */
  readonly listed: ApiResponse;
  readonly listedOther: ApiResponse;
  /** The ids of the latest messages before anything was sent. */
  readonly before: ReadonlySet<number>;
}

/** So many of the latest messages are looked at; the run itself sends far fewer. */
const latest = 20;

/** The latest messages of a tracker, the last one first. */
export function listLatest(api: NavixyApi, tracker: number): Promise<ApiResponse> {
  return api.call('listChatMessages', { tracker_id: tracker, ascending: false, limit: latest }, { again: true });
}

/** Sends messages to the first tracker: as JSON, as a form, as long as allowed, too long, and none. */
export const sendMessages = scenario(async (api: NavixyApi): Promise<SentMessages> => {
  const run = Math.random().toString(36).slice(2);
  const [tracker, other] = trackersOf(api);
  const before = new Set(idsIn(await listLatest(api, tracker)));
  const send = async (text: string, sending?: Sending): Promise<SentMessage> => {
    const response = await api.call('sendChatMessage', { tracker_id: tracker, message: text }, sending);
    return { text, response, id: asInteger(valueAt(response, 'id')) };
  };
  const [longest, tooLong, demanding, form, json] = await Promise.all([
    send(longText('longest', api.limits.text)),
    send(longText('too long', api.limits.text + 1)),
    send(`demanding ${run} ${demandingText}`),
    send(`form ${run} ${plainText}`, { as: 'form' }),
    send(`json ${run} ${plainText}`),
  ]);
  const nulls = await Promise.all([
    api.call('sendChatMessage', { tracker_id: tracker, message: null }),
    api.call('sendChatMessage', { tracker_id: tracker }),
  ]);
  const listed = await listLatest(api, tracker);
  const listedOther = await listLatest(api, other);
  return { json, form, demanding, longest, tooLong, nulls, listed, listedOther, before };
});

/** The message of a list that has an id. */
export function messageOf(list: ApiResponse, id: number | undefined): Message | undefined {
  return id === undefined ? undefined : messagesIn(list).find((message) => message.id === id);
}
