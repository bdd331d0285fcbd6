import { type Check, type CheckContext, check } from '../../engine/check.ts';
import { asIntegers } from '../../engine/session/json.ts';
import { type ApiResponse, valueAt } from '../../engine/session/response.ts';
import { scenario } from '../../engine/session/scenario.ts';
import { sideBySide } from '../../engine/session/side-by-side.ts';
import { unknownId } from '../../engine/unknown-ids.ts';
import type { NavixyApi } from './api.ts';
import { holdsNothingSent } from './chat-send.ts';
import { listLatest, longText, plainText, textsAtLimit } from './chat-sending.ts';
import { trackerErrorChecks } from './error-checks.ts';
import { expectError, expectFailure, messagesIn, trackersOf } from './responses.ts';
import {
  acceptsOnUnknown,
  type OnUnknownIds,
  rejectsOnUnknown,
  type UnknownTracker,
  unknownBatch,
} from './unknown-tracker.ts';

const needs = ['trackers.active'];

/** What was broadcast, what was rejected, and the chats afterwards. */
interface Broadcasts {
  readonly trackers: readonly number[];
  readonly text: string;
  readonly sent: ApiResponse;
  /** As a form, with the list of trackers as JSON text. */
  readonly sentAsForm: ApiResponse;
  readonly longest: ApiResponse;
  readonly tooLong: ApiResponse;
  readonly nulls: readonly ApiResponse[];
  readonly tooMany: ApiResponse;
  readonly withUnknown: ApiResponse;
  /** One more tracker whose device has no chat; whether it rejects the call or is reported is not documented. */
  readonly withUnsupported: { readonly trackers: readonly number[]; readonly response: ApiResponse } | null;
  /** The latest messages of each tracker, the last one first. */
  readonly listed: readonly { readonly tracker: number; readonly list: ApiResponse }[];
}

const tooLongStart = 'too long to broadcast';
const rejectedText = 'Contract check: this broadcast is to be rejected.';

const broadcast = scenario(async (api: NavixyApi): Promise<Broadcasts> => {
  const [first, second] = trackersOf(api);
  const trackers = [first, second];
  const text = `broadcast ${Math.random().toString(36).slice(2)} ${plainText}`;
  const send = (to: readonly number[] | undefined, message: unknown) =>
    api.call('broadcastChatMessage', { trackers: to, message });
  const many = Array.from({ length: api.limits.trackers + 1 }, (_, index) => (index % 2 === 0 ? first : second));
  const unsupported = api.settings.trackers?.chatUnsupported;
  const mixed = unsupported === undefined ? null : [first, unsupported];
  const [longest, tooLong, sentAsForm, sent] = await Promise.all([
    send([first], longText('broadcast', api.limits.text)),
    send([first], longText(tooLongStart, api.limits.text + 1)),
    api.call('broadcastChatMessage', { trackers, message: `form ${text}` }, { as: 'form' }),
    send(trackers, text),
  ]);
  const nulls = await Promise.all([send(trackers, null), send(trackers, undefined)]);
  const [tooMany, withUnknown] = await Promise.all([send(many, rejectedText), send([first, unknownId], rejectedText)]);
  const withUnsupported = mixed && { trackers: mixed, response: await send(mixed, 'Contract check') };
  const listed = await sideBySide(trackers, async (tracker) => ({ tracker, list: await listLatest(api, tracker) }));
  return { trackers, text, sent, sentAsForm, longest, tooLong, nulls, tooMany, withUnknown, withUnsupported, listed };
});

function broadcastCheck(
  promise: string,
  look: (context: CheckContext, broadcasts: Broadcasts, api: NavixyApi) => void,
  onUnknownIds?: OnUnknownIds,
): Check<NavixyApi> {
  return {
    ...{ promise, needs, level: 'messages' },
    run: async (context, api) => look(context, await broadcast(api), api),
    ...(onUnknownIds === undefined ? {} : { onUnknownIds }),
  };
}

const unknown: UnknownTracker = { name: 'broadcastChatMessage', level: 'messages', code: 217, target: unknownBatch };

/** The checks of broadcastChatMessage. */
export const chatBroadcastChecks: readonly Check<NavixyApi>[] = [
  broadcastCheck(
    'chat-broadcast.every-tracker-reported-once',
    (context, { trackers, sent, sentAsForm, withUnsupported }) => {
      holdsPartition(context, context.requireStatus(sent), trackers);
      holdsPartition(context, context.requireStatus(sentAsForm), trackers);
      if (withUnsupported?.response.status === 200)
        holdsPartition(context, withUnsupported.response, withUnsupported.trackers);
    },
  ),
  broadcastCheck('chat-broadcast.message-listed', (context, { text, sent, sentAsForm, listed }) => {
    for (const { response, expected } of [
      { response: sent, expected: text },
      { response: sentAsForm, expected: `form ${text}` },
    ]) {
      const reached = asIntegers(valueAt(context.requireStatus(response), 'sent_to'));
      for (const { tracker, list } of listed.filter((entry) => reached.includes(entry.tracker))) {
        const copies = messagesIn(context.requireStatus(list)).filter(({ value }) => value.text === expected);
        context.assert(copies.length === 1, list, {
          message: `The broadcast went to the tracker ${tracker}, where its text is listed ${copies.length} times as sent.`,
          pointer: '/list',
          value: copies.map(({ id }) => id),
        });
      }
    }
  }),
  broadcastCheck(
    'chat-broadcast.three-hundred-at-most',
    (context, { tooMany, listed }) => {
      expectTooMany(context, tooMany);
      if (tooMany.status !== 200)
        for (const { list } of listed) holdsNothingSent(context, list, (text) => text === rejectedText);
    },
    rejectsOnUnknown(
      unknown,
      () => [{ message: rejectedText }],
      expectTooMany,
      ({ limits }) => limits.trackers + 1,
    ),
  ),
  check({ promise: 'chat-broadcast.trackers-required', level: 'messages' }, async (context, api) => {
    context.assertStatus(await api.call('broadcastChatMessage', { message: 'To nobody' }), 400);
  }),
  broadcastCheck(
    'chat-broadcast.twenty-thousand-accepted',
    (context, { longest }) => context.assertStatus(longest, 200),
    acceptsOnUnknown(unknown, textsAtLimit),
  ),
  broadcastCheck(
    'chat-broadcast.longer-refused',
    (context, { tooLong, listed }) => {
      expectFailure(context, tooLong);
      for (const { list } of listed)
        holdsNothingSent(context, list, (found) => typeof found === 'string' && found.startsWith(tooLongStart));
    },
    rejectsOnUnknown(unknown, (api) => textsAtLimit(api).beyond, expectFailure),
  ),
  broadcastCheck(
    'chat-broadcast.null-refused',
    (context, { nulls, listed }) => {
      for (const response of nulls) context.assertStatus(response, 400);
      for (const { list } of listed) holdsNothingSent(context, list, (text) => text === 'null' || text === null);
    },
    rejectsOnUnknown(
      unknown,
      () => [{ message: null }, {}],
      (context, response) => context.assertStatus(response, 400),
    ),
  ),
  ...trackerErrorChecks({
    name: 'broadcastChatMessage',
    level: 'messages',
    codes: {
      'chat-broadcast.unknown-tracker': 217,
      'chat-broadcast.foreign-tracker': 217,
      'chat-broadcast.blocked-tracker': 217,
      'chat-broadcast.chat-not-in-tariff': 217,
    },
    parametersFor: (tracker, good) => ({ trackers: [...good, tracker], message: rejectedText }),
  }),
  broadcastCheck('chat-broadcast.refused-sends-nothing', (context, { withUnknown, listed }, api) => {
    expectError(context, api, withUnknown, 217);
    for (const { list } of listed) holdsNothingSent(context, list, (text) => text === rejectedText);
  }),
];

/**
 * One observation: a list that is too long is rejected. The account has not that many trackers, so some are named more
 * than once; that these are counted only once is not documented either way.
 */
export function expectTooMany(context: CheckContext, response: ApiResponse): void {
  const named = ['sent_to', 'not_sent_to'].flatMap((key) => asIntegers(valueAt(response, key)));
  const countedOnce = new Set(named).size === named.length;
  context.assert(response.status !== 200 && valueAt(response, 'success') === false, response, {
    message: `${response.operationId} returned ${response.status} instead of rejecting the call.`,
    place: 'response status',
    value: response.status,
    ...(countedOnce ? { basis: 'inferred' } : {}),
  });
}

/** Every tracker stands in exactly one of the two lists, and nothing else does. */
function holdsPartition(context: CheckContext, response: ApiResponse, trackers: readonly number[]): void {
  const reported = [...asIntegers(valueAt(response, 'sent_to')), ...asIntegers(valueAt(response, 'not_sent_to'))];
  const inOrder = (ids: readonly number[]) => ids.toSorted((left, right) => left - right).join();
  context.assert(inOrder(reported) === inOrder(trackers), response, {
    message: `The trackers ${trackers.join(', ')} were asked for, but ${reported.join(', ') || 'none'} are reported.`,
    value: { sent_to: valueAt(response, 'sent_to'), not_sent_to: valueAt(response, 'not_sent_to') },
  });
}
