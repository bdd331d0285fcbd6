import type { Fault } from './fault.ts';
import { broadcastFaults } from './navixy/broadcast.ts';
import { chatListFaults } from './navixy/chat-list.ts';
import { chatMarkFaults } from './navixy/chat-mark.ts';
import { chatMessageFaults } from './navixy/chat-message.ts';
import { chatSendFaults } from './navixy/chat-send.ts';
import { chatUnreadFaults } from './navixy/chat-unread.ts';
import { chatUpdatesFaults } from './navixy/chat-updates.ts';
import { navixyCommonFaults } from './navixy/common.ts';
import { trustedNumberFaults } from './navixy/trusted-numbers.ts';
import { apiKeyFaults } from './trustcaller/api-keys.ts';
import { callFaults } from './trustcaller/calls.ts';
import { trustCallerCommonFaults } from './trustcaller/common.ts';
import { numberFaults } from './trustcaller/numbers.ts';

/** Every fault, in the order in which it is listed. */
export const faults: readonly Fault[] = [
  ...navixyCommonFaults,
  ...trustedNumberFaults,
  ...chatListFaults,
  ...chatMessageFaults,
  ...chatSendFaults,
  ...broadcastFaults,
  ...chatMarkFaults,
  ...chatUpdatesFaults,
  ...chatUnreadFaults,
  ...trustCallerCommonFaults,
  ...numberFaults,
  ...callFaults,
  ...apiKeyFaults,
];
