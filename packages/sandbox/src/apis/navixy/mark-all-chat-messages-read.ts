import { fail, navixyOperation } from './operation.ts';
import { statusCode } from './status-code.ts';
import { findOwnTracker } from './tracker-rules.ts';

/** Marks every message of the given trackers as read; without a list, of every tracker of the account. */
export const markAllChatMessagesRead = navixyOperation('markAllChatMessagesRead', (input, context) => {
  const { trackers, messages, database } = context.store;
  const given = input.trackers?.map((id) => findOwnTracker(context, id));
  const usable = given?.filter((tracker) => tracker !== undefined && !tracker.blocked);
  if (usable?.length !== given?.length) return fail(statusCode.notFound);
  const chosen = usable ?? trackers.ofAccount(context.user.accountId);
  database.atomically(() => {
    for (const tracker of chosen) if (tracker !== undefined) messages.markTrackerRead(tracker.id);
  });
  return { success: true };
});
