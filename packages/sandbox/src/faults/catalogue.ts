import { broadcastFaults } from '../apis/navixy/faults/broadcast.ts';
import { chatListFaults } from '../apis/navixy/faults/chat-list.ts';
import { markAllFaults, markFaults } from '../apis/navixy/faults/chat-mark.ts';
import { chatMessageFaults } from '../apis/navixy/faults/chat-message.ts';
import { chatSendFaults } from '../apis/navixy/faults/chat-send.ts';
import { chatUnreadFaults } from '../apis/navixy/faults/chat-unread.ts';
import { chatUpdatesFaults } from '../apis/navixy/faults/chat-updates.ts';
import { credentialFaults as navixyCredentialFaults } from '../apis/navixy/faults/credentials.ts';
import { responseFaults as navixyResponseFaults } from '../apis/navixy/faults/responses.ts';
import { networkFaults as navixyNetworkFaults, transportFaults } from '../apis/navixy/faults/transport.ts';
import { trustedNumberListFaults } from '../apis/navixy/faults/trusted-number-list.ts';
import { trustedNumberUpdateFaults } from '../apis/navixy/faults/trusted-number-update.ts';
import { checkLiveCallFaults } from '../apis/trustcaller/faults/check-live-call.ts';
import { createApiKeyFaults } from '../apis/trustcaller/faults/create-api-key.ts';
import { credentialFaults as trustCallerCredentialFaults } from '../apis/trustcaller/faults/credentials.ts';
import { getCallFaults } from '../apis/trustcaller/faults/get-call.ts';
import { listApiKeysFaults } from '../apis/trustcaller/faults/list-api-keys.ts';
import { listCallsFaults } from '../apis/trustcaller/faults/list-calls.ts';
import { listNumbersFaults } from '../apis/trustcaller/faults/list-numbers.ts';
import { listTestNumbersFaults } from '../apis/trustcaller/faults/list-test-numbers.ts';
import { rateLimitFaults } from '../apis/trustcaller/faults/rate-limit.ts';
import {
  networkFaults as trustCallerNetworkFaults,
  responseFaults as trustCallerResponseFaults,
} from '../apis/trustcaller/faults/responses.ts';
import { revokeApiKeyFaults } from '../apis/trustcaller/faults/revoke-api-key.ts';
import type { Fault } from './fault.ts';

/** Every fault, in the order in which it is listed. */
export const faults: readonly Fault[] = [
  ...navixyCredentialFaults,
  ...navixyResponseFaults,
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
  ...trustCallerResponseFaults,
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
