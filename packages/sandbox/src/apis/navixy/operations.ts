import { broadcastChatMessage } from './broadcast-chat-message.ts';
import { countUnreadChatMessages } from './count-unread-chat-messages.ts';
import { listChatMessages } from './list-chat-messages.ts';
import { listChatUpdates } from './list-chat-updates.ts';
import { listTrustedNumbers } from './list-trusted-numbers.ts';
import { markAllChatMessagesRead } from './mark-all-chat-messages-read.ts';
import { markChatMessagesRead } from './mark-chat-messages-read.ts';
import { bothForms, type NavixyOperation } from './operation.ts';
import { sendChatMessage } from './send-chat-message.ts';
import { updateTrustedNumbers } from './update-trusted-numbers.ts';

const operations: readonly NavixyOperation[] = [
  listTrustedNumbers,
  updateTrustedNumbers,
  listChatMessages,
  markAllChatMessagesRead,
  markChatMessagesRead,
  sendChatMessage,
  broadcastChatMessage,
  listChatUpdates,
  countUnreadChatMessages,
];

/** The operations that are simulated; the POST form and the GET form of an operation share a handler. */
export const navixyHandlers: Readonly<Record<string, NavixyOperation>> = Object.fromEntries(
  operations.flatMap((operation) => bothForms(operation.operationId).map((id) => [id, operation])),
);
