import { bothForms } from '../../../faults/define.ts';
import { navixyOperations } from '../operations.ts';

const forms = [
  'listTrustedNumbers',
  'listChatMessages',
  'markAllChatMessagesRead',
  'markChatMessagesRead',
  'countUnreadChatMessages',
];

export const postOperations = Object.keys(navixyOperations);

export const allOperations = [...new Set([...postOperations, ...forms.flatMap(bothForms)])];
