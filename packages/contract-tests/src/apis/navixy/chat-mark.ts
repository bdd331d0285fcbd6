import type { Check, Checker } from '../../engine/check.ts';
import type { NavixyApi } from './api.ts';
import {
  type Marking,
  type Markings,
  markEveryTracker,
  markMessages,
  markTrackers,
  type TrackerMarkings,
} from './chat-marking.ts';
import { trackerRefusals } from './error-checks.ts';
import { messagesIn, refusesWith, trackersOf, unknownId } from './responses.ts';
import { fallOf } from './unread.ts';

const meanwhile = 'messages came in while the counts were watched';
const common = { needs: ['trackers.active'], writes: true };

function markCheck(promise: string, look: (checker: Checker, markings: Markings) => void): Check<NavixyApi> {
  return {
    ...common,
    promise,
    async run(checker, api) {
      const markings = (await markMessages(api)) ?? checker.cannotTell('no tracker has unread messages enough');
      if (markings.arrived) checker.cannotTell(meanwhile);
      look(checker, markings);
    },
  };
}

function trackerCheck(promise: string, look: (checker: Checker, markings: TrackerMarkings) => void): Check<NavixyApi> {
  return {
    ...common,
    promise,
    async run(checker, api) {
      const markings = await markTrackers(api);
      if (markings.arrived) checker.cannotTell(meanwhile);
      look(checker, markings);
    },
  };
}

/** The checks of markChatMessagesRead and markAllChatMessagesRead. */
export const chatMarkChecks: readonly Check<NavixyApi>[] = [
  trackerCheck('chat-mark-all.get-marks-the-same', (checker, { get }) => {
    for (const tracker of get.trackers) holdsAllRead(checker, get, tracker);
    holdsOthersUntouched(checker, get, get.trackers);
  }),
  trackerCheck('chat-mark-all.given-trackers', (checker, { json, get, form }) => {
    for (const marking of [json, get, form]) {
      for (const tracker of marking.trackers) holdsAllRead(checker, marking, tracker);
    }
  }),
  trackerCheck('chat-mark-all.other-trackers-untouched', (checker, { json, get, form }) => {
    for (const marking of [json, get, form]) holdsOthersUntouched(checker, marking, marking.trackers);
  }),
  {
    ...common,
    promise: 'chat-mark-all.every-tracker-by-default',
    async run(checker, api) {
      const every = await markEveryTracker(api);
      if (every.arrived) checker.cannotTell(meanwhile);
      checker.expects(every.answer);
      const unread = Object.values(every.before.counts).some((count) => count > 0);
      if (!unread) checker.cannotTell('no tracker had an unread message');
      for (const tracker of Object.keys(every.before.counts)) holdsAllRead(checker, every, Number(tracker));
    },
  },
  ...trackerRefusals({
    prefix: 'chat-mark-all.',
    name: 'markAllChatMessagesRead',
    writes: true,
    codes: { unknown: 201, foreign: 201 },
    parametersFor: (tracker) => ({ trackers: [tracker] }),
  }),
  markCheck('chat-mark.get-marks-the-same', (checker, { tracker, get, getSeveral }) => {
    for (const marking of [get, getSeveral]) holdsFall(checker, marking, tracker);
  }),
  markCheck('chat-mark.one-message', (checker, { tracker, one }) => holdsFall(checker, one, tracker)),
  markCheck('chat-mark.several-messages', (checker, { tracker, several, form }) => {
    for (const marking of [several, form]) holdsFall(checker, marking, tracker);
  }),
  markCheck('chat-mark.other-messages-untouched', (checker, { tracker, one, several, get, form }) => {
    for (const marking of [one, several, get, form]) {
      const fall = fallOf(tracker, marking.before, marking.after);
      checker.holds(fall <= marking.named, marking.after.counted, {
        says: `${marking.named} messages were marked, but the unread count fell by ${fall}.`,
        pointer: `/value/${tracker}`,
        value: marking.after.counts[String(tracker)],
      });
      holdsOthersUntouched(checker, marking, [tracker]);
    }
  }),
  {
    ...common,
    promise: 'chat-mark.unknown-message',
    async run(checker, api) {
      refusesWith(checker, api, await api.call('markChatMessagesRead', { message_id: unknownId }), 201);
      refusesWith(checker, api, await api.call('markChatMessagesRead', { message_ids: [unknownId] }), 201);
      const listed = messagesIn(await api.call('listChatMessages', { tracker_id: trackersOf(api)[0], limit: 1 }));
      const known = listed.find(({ value }) => value.type === 'INCOMING');
      if (known === undefined) return;
      const mixed = await api.call('markChatMessagesRead', { message_ids: [known.id, unknownId] });
      refusesWith(checker, api, mixed, 201);
    },
  },
];

/** The count fell by as many messages as the call named. */
function holdsFall(checker: Checker, marking: Marking, tracker: number): void {
  checker.expects(marking.answer);
  const fall = fallOf(tracker, marking.before, marking.after);
  checker.holds(fall === marking.named, marking.after.counted, {
    says: `${marking.named} unread messages were marked as read, but the count of the tracker ${tracker} fell by ${fall}.`,
    pointer: `/value/${tracker}`,
    value: marking.after.counts[String(tracker)],
  });
}

/** Nothing is unread. */
function holdsAllRead(checker: Checker, marking: Marking, tracker: number): void {
  checker.expects(marking.answer);
  const left = marking.after.counts[String(tracker)] ?? 0;
  checker.holds(left === 0, marking.after.counted, {
    says: `All messages of the tracker ${tracker} were marked as read, but ${left} are unread.`,
    pointer: `/value/${tracker}`,
    value: left,
  });
}

/** No other of the known trackers lost an unread message. */
function holdsOthersUntouched(checker: Checker, { before, after }: Marking, trackers: readonly number[]): void {
  for (const [other, count] of Object.entries(before.counts)) {
    if (trackers.includes(Number(other))) continue;
    checker.holds((after.counts[other] ?? 0) >= count, after.counted, {
      says: `The tracker ${other} was not meant, but its unread count fell from ${count} to ${after.counts[other] ?? 0}.`,
      pointer: `/value/${other}`,
      value: after.counts[other],
    });
  }
}
