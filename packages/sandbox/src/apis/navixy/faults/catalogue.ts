import { broadcastFaults } from './broadcast.ts';
import { chatListFaults } from './chat-list.ts';
import { markAllFaults, markFaults } from './chat-mark.ts';
import { chatMessageFaults } from './chat-message.ts';
import { chatSendFaults } from './chat-send.ts';
import { chatUnreadFaults } from './chat-unread.ts';
import { chatUpdatesFaults } from './chat-updates.ts';
import { credentialFaults } from './credentials.ts';
import { responseFaults } from './responses.ts';
import { networkFaults, transportFaults } from './transport.ts';
import { trustedNumberListFaults } from './trusted-number-list.ts';
import { trustedNumberUpdateFaults } from './trusted-number-update.ts';

/** What can go wrong with the behaviour of the Navixy API, in the order in which it is listed. */
export const navixyCatalogue = [
  ...credentialFaults,
  ...responseFaults,
  ...transportFaults,
  ...trustedNumberListFaults,
  ...trustedNumberUpdateFaults,
  ...chatListFaults,
  ...chatMessageFaults,
  ...chatSendFaults,
  ...broadcastFaults,
  ...markFaults,
  ...markAllFaults,
  ...chatUpdatesFaults,
  ...chatUnreadFaults,
  ...networkFaults,
];
