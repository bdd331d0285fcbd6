import type { Check, Checker } from '../../engine/check.ts';
import { asIntegers } from '../../engine/session/json.ts';
import { type Answer, valueAt } from '../../engine/session/response.ts';
import { story } from '../../engine/session/scenario.ts';
import type { NavixyApi } from './api.ts';
import { holdsNothingSent } from './chat-send.ts';
import { demandingText, listLatest, longText } from './chat-sending.ts';
import { trackerRefusals } from './error-checks.ts';
import { messagesIn, refusesWith, trackersOf, unknownId } from './responses.ts';

const needs = ['trackers.active'];

/** What was broadcast, what was refused, and the chats afterwards. */
interface Broadcasts {
  readonly trackers: readonly number[];
  readonly text: string;
  readonly sent: Answer;
  /** As a form, with the list of trackers as JSON text. */
  readonly sentAsForm: Answer;
  readonly longest: Answer;
  readonly tooLong: Answer;
  readonly nulls: readonly Answer[];
  readonly tooMany: Answer;
  readonly withUnknown: Answer;
  /** One more tracker whose device has no chat; whether it refuses the call or is reported is not documented. */
  readonly withUnsupported: { readonly trackers: readonly number[]; readonly answer: Answer } | null;
  /** The latest messages of each tracker, the last one first. */
  readonly listed: readonly { readonly tracker: number; readonly list: Answer }[];
}

const tooLongStart = 'too long to broadcast';
const refusedText = 'Contract check: this broadcast is to be refused.';

const broadcast = story(async (api: NavixyApi): Promise<Broadcasts> => {
  const [first, second] = trackersOf(api);
  const trackers = [first, second];
  const text = `broadcast ${Math.random().toString(36).slice(2)} ${demandingText}`;
  const send = (to: readonly number[] | undefined, message: unknown) =>
    api.call('broadcastChatMessage', { trackers: to, message });
  const many = Array.from({ length: api.limits.trackers + 1 }, (_, index) => (index % 2 === 0 ? first : second));
  const longest = await send([first], longText('broadcast', api.limits.text));
  const tooLong = await send([first], longText(tooLongStart, api.limits.text + 1));
  const nulls = [await send(trackers, null), await send(trackers, undefined)];
  const tooMany = await send(many, refusedText);
  const withUnknown = await send([first, unknownId], refusedText);
  const unsupported = api.settings.trackers?.chatUnsupported;
  const mixed = unsupported === undefined ? null : [first, unsupported];
  const withUnsupported = mixed && { trackers: mixed, answer: await send(mixed, 'Contract check') };
  const sentAsForm = await api.call('broadcastChatMessage', { trackers, message: `form ${text}` }, { as: 'form' });
  const sent = await send(trackers, text);
  const listed = [];
  for (const tracker of trackers) listed.push({ tracker, list: await listLatest(api, tracker) });
  return { trackers, text, sent, sentAsForm, longest, tooLong, nulls, tooMany, withUnknown, withUnsupported, listed };
});

function broadcastCheck(
  promise: string,
  look: (checker: Checker, broadcasts: Broadcasts, api: NavixyApi) => void,
): Check<NavixyApi> {
  return { promise, needs, writes: true, run: async (checker, api) => look(checker, await broadcast(api), api) };
}

/** The checks of broadcastChatMessage. */
export const chatBroadcastChecks: readonly Check<NavixyApi>[] = [
  broadcastCheck(
    'chat-broadcast.every-tracker-reported-once',
    (checker, { trackers, sent, sentAsForm, withUnsupported }) => {
      holdsPartition(checker, checker.expects(sent), trackers);
      holdsPartition(checker, checker.expects(sentAsForm), trackers);
      if (withUnsupported?.answer.status === 200)
        holdsPartition(checker, withUnsupported.answer, withUnsupported.trackers);
    },
  ),
  broadcastCheck('chat-broadcast.message-listed', (checker, { text, sent, sentAsForm, listed }) => {
    for (const { answer, expected } of [
      { answer: sent, expected: text },
      { answer: sentAsForm, expected: `form ${text}` },
    ]) {
      const reached = asIntegers(valueAt(checker.expects(answer), 'sent_to'));
      for (const { tracker, list } of listed.filter((entry) => reached.includes(entry.tracker))) {
        const copies = messagesIn(checker.expects(list)).filter(({ value }) => value.text === expected);
        checker.holds(copies.length === 1, list, {
          says: `The broadcast went to the tracker ${tracker}, where its text is listed ${copies.length} times as sent.`,
          pointer: '/list',
          value: copies.map(({ id }) => id),
        });
      }
    }
  }),
  broadcastCheck('chat-broadcast.three-hundred-at-most', (checker, { tooMany, listed }) => {
    holdsRefusal(checker, tooMany);
    for (const { list } of listed) holdsNothingSent(checker, list, (text) => text === refusedText);
  }),
  {
    promise: 'chat-broadcast.trackers-required',
    writes: true,
    async run(checker, api) {
      checker.answers(await api.call('broadcastChatMessage', { message: 'To nobody' }), 400);
    },
  },
  broadcastCheck('chat-broadcast.twenty-thousand-accepted', (checker, { longest }) => checker.answers(longest, 200)),
  broadcastCheck('chat-broadcast.longer-refused', (checker, { tooLong, listed }) => {
    checker.answers(tooLong, 400);
    for (const { list } of listed)
      holdsNothingSent(checker, list, (found) => typeof found === 'string' && found.startsWith(tooLongStart));
  }),
  broadcastCheck('chat-broadcast.null-refused', (checker, { nulls, listed }) => {
    for (const answer of nulls) checker.answers(answer, 400);
    for (const { list } of listed) holdsNothingSent(checker, list, (text) => text === 'null' || text === null);
  }),
  ...trackerRefusals({
    prefix: 'chat-broadcast.',
    name: 'broadcastChatMessage',
    writes: true,
    codes: { unknown: 217, foreign: 217, blocked: 217, tariff: 217 },
    parametersFor: (tracker, good) => ({ trackers: [good, tracker], message: refusedText }),
  }),
  broadcastCheck('chat-broadcast.refused-sends-nothing', (checker, { withUnknown, listed }, api) => {
    refusesWith(checker, api, withUnknown, 217);
    for (const { list } of listed) holdsNothingSent(checker, list, (text) => text === refusedText);
  }),
];

/** Every tracker stands in exactly one of the two lists, and nothing else does. */
function holdsPartition(checker: Checker, answer: Answer, trackers: readonly number[]): void {
  const reported = [...asIntegers(valueAt(answer, 'sent_to')), ...asIntegers(valueAt(answer, 'not_sent_to'))];
  const inOrder = (ids: readonly number[]) => ids.toSorted((left, right) => left - right).join();
  checker.holds(inOrder(reported) === inOrder(trackers), answer, {
    says: `The trackers ${trackers.join(', ')} were asked for, but ${reported.join(', ') || 'none'} are reported.`,
    value: { sent_to: valueAt(answer, 'sent_to'), not_sent_to: valueAt(answer, 'not_sent_to') },
  });
}

/** The call is refused; with which code is not documented. */
export function holdsRefusal(checker: Checker, answer: Answer): void {
  checker.holds(answer.status !== 200 && valueAt(answer, 'success') === false, answer, {
    says: `${answer.operationId} answered ${answer.status} instead of refusing the call.`,
    place: 'response status',
    value: answer.status,
  });
}
