import type { Check } from '../../engine/check.ts';
import { between, formless, type Observed, observedOf, type Traffic } from '../../engine/passive/traffic.ts';
import { each, listInconsistent, overall } from '../../engine/passive/whole-api.ts';
import { asInteger, asIntegers, asText, asTexts, isObject, sameJson } from '../../engine/session/json.ts';
import { type ApiResponse, valueAt } from '../../engine/session/response.ts';
import { createAccountClock } from './account-clock.ts';
import { chatObservations } from './chat-observations.ts';
import { readLimits } from './limits.ts';
import { codeOf, mapIn, messagesIn } from './responses.ts';
import { sentObservations } from './sent-observations.ts';

const succeeded = ({ response }: Observed) => response.status === 200;
const credentialCodes: readonly unknown[] = [3, 4];

const envelope: readonly Check<Traffic>[] = [
  each('navixy-envelope.success-is-200', (context, { response }) => {
    if (response.status !== 200) return;
    context.assert(valueAt(response, 'success') === true, response, {
      message: `HTTP 200 came with success ${JSON.stringify(valueAt(response, 'success'))}.`,
      pointer: '/success',
      value: valueAt(response, 'success'),
    });
  }),
  each('navixy-envelope.failure-is-not-200', (context, { response }) => {
    if (response.status === 200) return;
    const state = valueAt(response, 'status');
    const isWhole =
      valueAt(response, 'success') === false &&
      isObject(state) &&
      Number.isInteger(state.code) &&
      typeof state.description === 'string';
    context.assert(isWhole, response, {
      message: `HTTP ${response.status} came with success ${JSON.stringify(valueAt(response, 'success'))} and the status ${JSON.stringify(state)}.`,
      pointer: '/status',
      value: state,
    });
  }),
  each('navixy-envelope.always-json', (context, { response }) => {
    const type = response.headers.get('content-type') ?? '';
    context.assert(/^application\/json\s*(;|$)/i.test(type) && response.json !== undefined, response, {
      message: `The response is no JSON that says so; its content type is ${type || 'missing'}.`,
      value: type,
    });
  }),
  overall('navixy-envelope.code-fixes-status', (context, traffic) => {
    const { statusOfCode } = readLimits(traffic.contract);
    for (const { response } of traffic.observed) {
      const code = codeOf(response);
      const documented = code === undefined ? undefined : statusOfCode.get(code);
      if (documented === undefined) continue;
      context.assert(response.status === documented.status, response, {
        message: `Code ${code} came with HTTP ${response.status} instead of ${documented.status}.`,
        pointer: '/status/code',
        value: code,
        ...(documented.basis === undefined ? {} : { basis: documented.basis }),
      });
    }
  }),
];

const requests: readonly Check<Traffic>[] = [
  each('navixy-credentials.missing-hash-refused', (context, { credential, response }) => {
    if (credential !== 'none') return;
    context.assert(codeOf(response) === 3, response, {
      message: `${response.operationId} returned code ${codeOf(response)} instead of 3 without a credential.`,
      pointer: '/status/code',
      value: codeOf(response),
    });
  }),
  overall('navixy-credentials.unknown-hash-refused', (context, traffic) => {
    const isRejected = ({ response }: Observed) => credentialCodes.includes(codeOf(response));
    for (const { response, credential } of listInconsistent(traffic, { isRejected, mayChange: () => false })) {
      if (response.status !== 200) continue;
      context.assert(false, response, {
        message: `${response.operationId} takes the hash ${credential}, which is rejected elsewhere.`,
        pointer: '/success',
      });
    }
  }),
  overall('navixy-requests.invalid-parameter-refused', (context, traffic) => {
    for (const { isValid, credential, response } of traffic.observed) {
      if (isValid || credential === 'none') continue;
      context.assert(response.status !== 200, response, {
        message: `${response.operationId} took a request that the document does not allow.`,
        place: 'response status',
        value: response.status,
      });
    }
  }),
];

const trusted: readonly Check<Traffic>[] = [
  overall('trusted-numbers.update-replaces', (context, traffic) => {
    const known = new Map<unknown, { numbers: string; from: ApiResponse }>();
    for (const { operation, sent, response } of traffic.observed) {
      const name = formless(operation.operationId);
      const tracker = sent.tracker_id;
      if (name === 'updateTrustedNumbers' && response.status === 200) {
        known.set(tracker, { numbers: asTexts(sent.list).toSorted().join(), from: response });
      }
      if (name !== 'listTrustedNumbers' || response.status !== 200) continue;
      const numbers = asTexts(valueAt(response, 'list')).toSorted().join();
      const before = known.get(tracker);
      known.set(tracker, { numbers, from: response });
      if (before === undefined) continue;
      context.assert(numbers === before.numbers, response, {
        message: `The list is ${numbers || 'empty'}, but ${before.from.operationId} left it ${before.numbers || 'empty'}.`,
        pointer: '/list',
        value: valueAt(response, 'list'),
        // Somebody else may have changed it meanwhile.
        ...(before.from.operationId.startsWith('update') ? {} : { basis: 'inferred' as const }),
      });
    }
  }),
  overall('trusted-numbers.international-strings', (context, traffic) => {
    for (const { response } of observedOf(traffic, 'listTrustedNumbers').filter(succeeded)) {
      for (const number of asTexts(valueAt(response, 'list'))) {
        context.assert(/^\d+$/.test(number), response, {
          message: `${JSON.stringify(number)} is no number in the international format without a plus sign.`,
          pointer: '/list',
          value: number,
        });
      }
    }
  }),
];

const counts: readonly Check<Traffic>[] = [
  overall('chat-updates.asked-trackers-only', (context, traffic) => {
    for (const { sent, response } of observedOf(traffic, 'listChatUpdates').filter(succeeded)) {
      const asked = asIntegers(sent.trackers);
      const others = Object.keys(mapIn(response)).filter((key) => !asked.includes(Number(key)));
      context.assert(others.length === 0, response, {
        message: `Only ${asked.join(' and ')} were asked for, but ${others.join(', ')} are in the map too.`,
        pointer: '/value',
        value: others,
      });
    }
  }),
  overall('chat-updates.time-of-last-message', (context, traffic) => {
    const { mayPrecede } = createAccountClock(undefined);
    for (const seen of observedOf(traffic, 'listChatUpdates').filter(succeeded)) {
      if (isIso(seen)) continue;
      for (const [tracker, time] of Object.entries(mapIn(seen.response))) {
        const before = traffic.observed.slice(0, traffic.observed.indexOf(seen));
        const lists = before.filter(
          (list) =>
            formless(list.operation.operationId) === 'listChatMessages' &&
            !isIso(list) &&
            String(list.sent.tracker_id) === tracker,
        );
        const last = lists
          .flatMap(({ response }) => messagesIn(response).map(({ submitted }) => submitted))
          .toSorted()
          .at(-1);
        if (last === undefined || typeof time !== 'string') continue;
        context.assert(mayPrecede(last, time), seen.response, {
          message: `A message of the tracker ${tracker} is of ${last}, but its last one is said to be of ${time}.`,
          pointer: `/value/${tracker}`,
          value: time,
        });
      }
    }
  }),
  overall('chat-mark-all.given-trackers', (context, traffic) => {
    for (const marked of observedOf(traffic, 'markAllChatMessagesRead').filter(succeeded)) {
      const counted = nextCount(traffic, marked);
      if (counted === undefined) continue;
      const given =
        marked.sent.trackers === undefined
          ? Object.keys(mapIn(counted.response)).map(Number)
          : asIntegers(marked.sent.trackers);
      for (const tracker of given) {
        const left = asInteger(mapIn(counted.response)[String(tracker)]) ?? 0;
        // A device may send something before the count.
        context.assert(left <= 2, counted.response, {
          message: `All messages of the tracker ${tracker} were marked as read, but ${left} are unread.`,
          pointer: `/value/${tracker}`,
          value: left,
        });
      }
    }
  }),
  overall('chat-unread.get-counts-the-same', (context, traffic) => {
    const all = observedOf(traffic, 'countUnreadChatMessages').filter(succeeded);
    all.slice(1).forEach((later, index) => {
      const earlier = all[index];
      if (earlier === undefined || earlier.credential !== later.credential) return;
      const isQuiet = between(traffic, earlier, later).every(
        ({ operation }) => operation.object['x-effect'] === 'read',
      );
      if (!isQuiet || later.startedAt - earlier.startedAt > 2000) return;
      for (const [tracker, count] of Object.entries(mapIn(earlier.response))) {
        const now = asInteger(mapIn(later.response)[tracker]) ?? 0;
        context.assert(now >= Number(count) && now <= Number(count) + 20, later.response, {
          message: `The tracker ${tracker} had ${String(count)} unread messages and has ${now} soon after, though nothing was marked.`,
          pointer: `/value/${tracker}`,
          value: now,
        });
      }
    });
  }),
  overall('chat-broadcast.every-tracker-reported-once', (context, traffic) => {
    for (const { sent, response } of observedOf(traffic, 'broadcastChatMessage').filter(succeeded)) {
      const reported = ['sent_to', 'not_sent_to'].flatMap((key) => asIntegers(valueAt(response, key)));
      const inOrder = (ids: readonly number[]) => ids.toSorted((left, right) => left - right);
      context.assert(sameJson(inOrder(reported), inOrder(asIntegers(sent.trackers))), response, {
        message: `${asIntegers(sent.trackers).join(', ')} were asked for, but ${reported.join(', ') || 'none'} are reported.`,
        value: reported,
      });
    }
  }),
];

/** Every observation of the Navixy API. */
export const navixyObservations: readonly Check<Traffic>[] = [
  ...envelope,
  ...requests,
  ...trusted,
  ...counts,
  ...chatObservations,
  ...sentObservations,
];

function nextCount(traffic: Traffic, marked: Observed): Observed | undefined {
  const later = traffic.observed.slice(traffic.observed.indexOf(marked) + 1);
  const counted = later.find(({ operation }) => formless(operation.operationId) === 'countUnreadChatMessages');
  return counted?.response.status === 200 && counted.credential === marked.credential ? counted : undefined;
}

function isIso({ sent }: Observed): boolean {
  return sent.iso_datetime === true || asText(sent['NVX-ISO-DateTime']) === 'true' || sent['NVX-ISO-DateTime'] === true;
}
