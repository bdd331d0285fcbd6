import { fail, navixyOperation } from './operation.ts';
import { statusCode } from './status-code.ts';

/** Counts the unread messages of each tracker whose tariff includes chat. */
export const countUnreadChatMessages = navixyOperation('countUnreadChatMessages', (_input, { store, user }) => {
  const chatting = store.trackers.ofAccount(user.accountId).filter(({ chatInTariff }) => chatInTariff);
  if (chatting.length === 0) return fail(statusCode.notInTariff);
  return { success: true, value: Object.fromEntries(chatting.map(({ id, unread }) => [String(id), unread])) };
});
