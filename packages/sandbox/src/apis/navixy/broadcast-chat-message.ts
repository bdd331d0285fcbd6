import { isError, navixyOperation } from './operation.ts';
import { rejectUnreadableText, storeOutgoing } from './send-chat-message.ts';
import { requireTrackerBatch } from './tracker-rules.ts';

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
