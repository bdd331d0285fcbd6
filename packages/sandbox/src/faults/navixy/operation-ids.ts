import { navixyOperations } from '../../navixy/operations.ts';
import { bothForms } from '../define.ts';

const forms = [
  'listTrustedNumbers',
  'listChatMessages',
  'markAllChatMessagesRead',
  'markChatMessagesRead',
  'countUnreadChatMessages',
];

export const postOperations = Object.keys(navixyOperations);

export const allOperations = [...new Set([...postOperations, ...forms.flatMap(bothForms)])];
