import { type Check, type CheckContext, check } from '../../engine/check.ts';
import { unknownId } from '../../engine/unknown-ids.ts';
import type { NavixyApi } from './api.ts';
import {
  type Marking,
  type Markings,
  markEveryTracker,
  markMessages,
  markTrackers,
  type TrackerMarking,
  type TrackerMarkings,
} from './chat-marking.ts';
import { trackerErrorChecks } from './error-checks.ts';
import { codeOf, expectError, messagesIn, trackersOf } from './responses.ts';
import { callUnknown } from './unknown-tracker.ts';
import { fallOf } from './unread.ts';

const meanwhile = 'messages came in while the counts were watched';
const common = { needs: ['trackers.active'], level: 'mark-read', phase: 'late' } as const;

function markCheck(promise: string, look: (context: CheckContext, markings: Markings) => void): Check<NavixyApi> {
  return check({ ...common, promise }, async (context, api) => {
    const markings = (await markMessages(api)) ?? context.skip('no tracker has unread messages enough');
    if (markings.arrived) context.skip(meanwhile);
    if (!markings.certain) context.skip('which messages are unread cannot be told');
    look(context, markings);
  });
}

function trackerCheck(
  promise: string,
  look: (context: CheckContext, markings: TrackerMarkings) => void,
): Check<NavixyApi> {
  return check({ ...common, promise }, async (context, api) => {
    const markings = await markTrackers(api);
    if (markings.arrived) context.skip(meanwhile);
    look(context, markings);
  });
}

/** The checks of markChatMessagesRead and markAllChatMessagesRead. */
export const chatMarkChecks: readonly Check<NavixyApi>[] = [
  trackerCheck('chat-mark-all.get-marks-the-same', (context, { get }) => {
    for (const tracker of get.trackers) holdsAllRead(context, get, tracker);
    holdsOthersUntouched(context, get, get.trackers);
    needsUnread(context, { get });
  }),
  trackerCheck('chat-mark-all.given-trackers', (context, { json, get, form }) => {
    for (const marking of [json, get, form]) {
      for (const tracker of marking.trackers) holdsAllRead(context, marking, tracker);
    }
    needsUnread(context, { json, get, form });
  }),
  trackerCheck('chat-mark-all.other-trackers-untouched', (context, { json, get, form }) => {
    for (const marking of [json, get, form]) holdsOthersUntouched(context, marking, marking.trackers);
  }),
  check({ ...common, promise: 'chat-mark-all.every-tracker-by-default' }, async (context, api) => {
    const every = await markEveryTracker(api);
    if (every.arrived) context.skip(meanwhile);
    context.requireStatus(every.response);
    const unread = Object.values(every.before.counts).some((count) => count > 0);
    if (!unread) context.skip('no tracker had an unread message');
    for (const tracker of Object.keys(every.before.counts)) holdsAllRead(context, every, Number(tracker));
  }),
  ...trackerErrorChecks({
    name: 'markAllChatMessagesRead',
    level: 'mark-read',
    mayBeUnknown: false,
    codes: {
      'chat-mark-all.unknown-tracker': 201,
      'chat-mark-all.foreign-tracker': 201,
    },
    parametersFor: (tracker) => ({ trackers: [tracker] }),
  }),
  markCheck('chat-mark.get-marks-the-same', (context, { tracker, get, getSeveral }) => {
    for (const marking of [get, getSeveral]) holdsFall(context, marking, tracker);
  }),
  markCheck('chat-mark.one-message', (context, { tracker, one }) => holdsFall(context, one, tracker)),
  markCheck('chat-mark.several-messages', (context, { tracker, several, form }) => {
    for (const marking of [several, form]) holdsFall(context, marking, tracker);
  }),
  markCheck('chat-mark.other-messages-untouched', (context, { tracker, one, several, get, form }) => {
    for (const marking of [one, several, get, form]) {
      const fall = fallOf(tracker, marking.before, marking.after);
      context.assert(fall <= marking.named, marking.after.counted, {
        message: `${marking.named} messages were marked, but the unread count fell by ${fall}.`,
        pointer: `/value/${tracker}`,
        value: marking.after.counts[String(tracker)],
      });
      holdsOthersUntouched(context, marking, [tracker]);
    }
  }),
  check(
    { ...common, promise: 'chat-mark.unknown-message', onUnknownIds: rejectsUnknownMessage },
    async (context, api) => {
      await rejectsUnknownMessage(context, api);
      const listed = messagesIn(await api.call('listChatMessages', { tracker_id: trackersOf(api)[0], limit: 1 }));
      const known = listed.find(({ value }) => value.type === 'INCOMING');
      if (known === undefined) return;
      const mixed = await api.call('markChatMessagesRead', { message_ids: [known.id, unknownId] });
      context.assert(codeOf(mixed) === 201, mixed, {
        message: 'A list of a message that exists and one that does not was not rejected with code 201.',
        pointer: '/status/code',
        value: codeOf(mixed),
        basis: 'inferred',
      });
    },
  ),
];

async function rejectsUnknownMessage(context: CheckContext, api: NavixyApi): Promise<void> {
  for (const parameters of [{ message_id: unknownId }, { message_ids: [unknownId] }]) {
    expectError(context, api, await callUnknown(context, api, 'markChatMessagesRead', parameters), 201);
  }
}

/** What is marked must have had something unread in it, in each form of the call, or nothing was seen. */
function needsUnread(context: CheckContext, markings: Readonly<Record<string, TrackerMarking>>): void {
  for (const [form, { trackers, before }] of Object.entries(markings)) {
    const unread = trackers.some((tracker) => (before.counts[String(tracker)] ?? 0) > 0);
    if (!unread) context.skip(`nothing was unread before the call in the form ${form}`);
  }
}

/** The count fell by as many messages as the call named. */
function holdsFall(context: CheckContext, marking: Marking, tracker: number): void {
  context.requireStatus(marking.response);
  const fall = fallOf(tracker, marking.before, marking.after);
  context.assert(fall === marking.named, marking.after.counted, {
    message: `${marking.named} unread messages were marked as read, but the count of the tracker ${tracker} fell by ${fall}.`,
    pointer: `/value/${tracker}`,
    value: marking.after.counts[String(tracker)],
  });
}

/** Nothing is unread. */
function holdsAllRead(context: CheckContext, marking: Marking, tracker: number): void {
  context.requireStatus(marking.response);
  const left = marking.after.counts[String(tracker)] ?? 0;
  context.assert(left === 0, marking.after.counted, {
    message: `All messages of the tracker ${tracker} were marked as read, but ${left} are unread.`,
    pointer: `/value/${tracker}`,
    value: left,
  });
}

/** No other of the known trackers lost an unread message. */
function holdsOthersUntouched(context: CheckContext, { before, after }: Marking, trackers: readonly number[]): void {
  for (const [other, count] of Object.entries(before.counts)) {
    if (trackers.includes(Number(other))) continue;
    context.assert((after.counts[other] ?? 0) >= count, after.counted, {
      message: `The tracker ${other} was not meant, but its unread count fell from ${count} to ${after.counts[other] ?? 0}.`,
      pointer: `/value/${other}`,
      value: after.counts[other],
    });
  }
}
