import type { Check } from '../../engine/check.ts';
import { between, formless, type Observed, observedOf, type Traffic } from '../../engine/passive/traffic.ts';
import { overall } from '../../engine/passive/whole-api.ts';
import { asInteger, asIntegers, sameJson } from '../../engine/session/json.ts';
import { valueAt } from '../../engine/session/response.ts';
import { createAccountClock } from './account-clock.ts';
import { isIso, succeeded } from './chat-lists.ts';
import { mapIn, messagesIn } from './responses.ts';

/** What counts, times of last messages and reports of broadcasts show. */
export const countObservations: readonly Check<Traffic>[] = [
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
      const asked = asIntegers(sent.trackers);
      // Whether one that is named twice is reported twice is not documented.
      const isDoubled = new Set(asked).size < asked.length;
      const inOrder = (ids: readonly number[]) =>
        (isDoubled ? [...new Set(ids)] : [...ids]).sort((left, right) => left - right);
      context.assert(sameJson(inOrder(reported), inOrder(asked)), response, {
        message: `${asIntegers(sent.trackers).join(', ')} were asked for, but ${reported.join(', ') || 'none'} are reported.`,
        value: reported,
      });
    }
  }),
];

function nextCount(traffic: Traffic, marked: Observed): Observed | undefined {
  const later = traffic.observed.slice(traffic.observed.indexOf(marked) + 1);
  const counted = later.find(({ operation }) => formless(operation.operationId) === 'countUnreadChatMessages');
  return counted?.response.status === 200 && counted.credential === marked.credential ? counted : undefined;
}
