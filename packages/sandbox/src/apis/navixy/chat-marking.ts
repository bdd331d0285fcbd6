import { fail, failParameter, navixyOperation } from './operation.ts';
import { statusCode } from './status-code.ts';
import { findOwnTracker } from './tracker-rules.ts';

/** Marks incoming messages of the account as read; one that is unknown rejects the whole call. */
export const markChatMessagesRead = navixyOperation('markChatMessagesRead', (input, context) => {
  const one = input.message_id === undefined ? [] : [input.message_id];
  const several = input.message_ids ?? [];
  if (input.message_id === undefined && input.message_ids === undefined) {
    return failParameter('message_id', 'Either message_id or message_ids is required.');
  }
  const { messages, database } = context.store;
  const ids = [...new Set([...one, ...several])];
  const known = ids.every((id) => {
    const message = messages.find(id);
    return message?.incoming === true && findOwnTracker(context, message.trackerId) !== undefined;
  });
  if (!known) return fail(statusCode.notFound);
  database.atomically(() => {
    for (const id of ids) messages.markRead(id);
  });
  return { success: true };
});

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
