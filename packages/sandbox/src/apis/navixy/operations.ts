import { broadcastChatMessage } from './broadcast-chat-message.ts';
import { countUnreadChatMessages } from './count-unread-chat-messages.ts';
import { listChatMessages } from './list-chat-messages.ts';
import { listChatUpdates } from './list-chat-updates.ts';
import { listTrustedNumbers } from './list-trusted-numbers.ts';
import { markAllChatMessagesRead } from './mark-all-chat-messages-read.ts';
import { markChatMessagesRead } from './mark-chat-messages-read.ts';
import type { NavixyOperation, OperationId } from './operation.ts';
import { sendChatMessage } from './send-chat-message.ts';
import { updateTrustedNumbers } from './update-trusted-numbers.ts';

/** Every operation of the Navixy API. */
export const navixyOperations: Readonly<Record<OperationId, NavixyOperation>> = {
  listTrustedNumbers,
  updateTrustedNumbers,
  listChatMessages,
  markAllChatMessagesRead,
  markChatMessagesRead,
  sendChatMessage,
  broadcastChatMessage,
  listChatUpdates,
  countUnreadChatMessages,
};
