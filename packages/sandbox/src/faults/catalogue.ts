import type { Fault } from './fault.ts';
import { answerFaults as navixyAnswerFaults } from './navixy/answers.ts';
import { broadcastFaults } from './navixy/broadcast.ts';
import { chatListFaults } from './navixy/chat-list.ts';
import { markAllFaults, markFaults } from './navixy/chat-mark.ts';
import { chatMessageFaults } from './navixy/chat-message.ts';
import { chatSendFaults } from './navixy/chat-send.ts';
import { chatUnreadFaults } from './navixy/chat-unread.ts';
import { chatUpdatesFaults } from './navixy/chat-updates.ts';
import { credentialFaults as navixyCredentialFaults } from './navixy/credentials.ts';
import { networkFaults as navixyNetworkFaults, transportFaults } from './navixy/transport.ts';
import { trustedNumberListFaults } from './navixy/trusted-number-list.ts';
import { trustedNumberUpdateFaults } from './navixy/trusted-number-update.ts';
import {
  answerFaults as trustCallerAnswerFaults,
  networkFaults as trustCallerNetworkFaults,
} from './trustcaller/answers.ts';
import { checkLiveCallFaults } from './trustcaller/check-live-call.ts';
import { createApiKeyFaults } from './trustcaller/create-api-key.ts';
import { credentialFaults as trustCallerCredentialFaults } from './trustcaller/credentials.ts';
import { getCallFaults } from './trustcaller/get-call.ts';
import { listApiKeysFaults } from './trustcaller/list-api-keys.ts';
import { listCallsFaults } from './trustcaller/list-calls.ts';
import { listNumbersFaults } from './trustcaller/list-numbers.ts';
import { listTestNumbersFaults } from './trustcaller/list-test-numbers.ts';
import { rateLimitFaults } from './trustcaller/rate-limit.ts';
import { revokeApiKeyFaults } from './trustcaller/revoke-api-key.ts';

/** Every fault, in the order in which it is listed. */
export const faults: readonly Fault[] = [
  ...navixyCredentialFaults,
  ...navixyAnswerFaults,
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
  ...navixyNetworkFaults,
  ...trustCallerCredentialFaults,
  ...trustCallerAnswerFaults,
  ...rateLimitFaults,
  ...listNumbersFaults,
  ...listTestNumbersFaults,
  ...listCallsFaults,
  ...getCallFaults,
  ...checkLiveCallFaults,
  ...createApiKeyFaults,
  ...listApiKeysFaults,
  ...revokeApiKeyFaults,
  ...trustCallerNetworkFaults,
];
