import { type ErrorResponse, failParameter, isError, type NavixyContext, navixyOperation } from './operation.ts';
import { requireChatTracker, requireTrackerBatch } from './tracker-rules.ts';

/** Stores a message for a tracker; it is pending until the device confirms it. */
export const sendChatMessage = navixyOperation('sendChatMessage', (input, context) => {
  const tracker = requireChatTracker(context, input.tracker_id);
  if (isError(tracker)) return tracker;
  const unreadable = rejectUnreadableText(input.message);
  if (unreadable) return unreadable;
  return { success: true, id: storeOutgoing(context, tracker.id, input.message) };
});

/** Rejects text with half a surrogate pair, which no encoding can carry and so nothing could return as it was sent. */
function rejectUnreadableText(text: string): ErrorResponse | undefined {
  return text.isWellFormed() ? undefined : failParameter('message', 'The text is not well-formed Unicode.');
}

/** Stores a message on its way to a device and returns its id; one that has the text of a stored one may share it. */
function storeOutgoing(
  { store, now }: NavixyContext,
  trackerId: number,
  text: string,
  textOf: number | null = null,
): number {
  const onItsWay = { incoming: false, delivered: false, unread: false, updatedAt: null, employeeId: null };
  return store.messages.add({ trackerId, submittedAt: now, text, ...onItsWay }, textOf);
}

/** Stores a message for many trackers; those whose device has no chat are reported as not reached. */
export const broadcastChatMessage = navixyOperation('broadcastChatMessage', (input, context) => {
  const trackers = requireTrackerBatch(context, input.trackers);
  if (isError(trackers)) return trackers;
  const unreadable = rejectUnreadableText(input.message);
  if (unreadable) return unreadable;
  const reached = trackers.filter(({ chatSupported }) => chatSupported).map(({ id }) => id);
  const notReached = trackers.filter(({ chatSupported }) => !chatSupported).map(({ id }) => id);
  context.store.database.atomically(() => {
    let first: number | null = null;
    for (const id of reached) {
      const stored = storeOutgoing(context, id, input.message, first);
      first ??= stored;
    }
  });
  return { success: true, sent_to: reached, not_sent_to: notReached };
});
