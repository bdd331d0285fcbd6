import { checkLiveCallFaults } from './check-live-call.ts';
import { createApiKeyFaults } from './create-api-key.ts';
import { credentialFaults } from './credentials.ts';
import { getCallFaults } from './get-call.ts';
import { listApiKeysFaults } from './list-api-keys.ts';
import { listCallsFaults } from './list-calls.ts';
import { listNumbersFaults } from './list-numbers.ts';
import { listTestNumbersFaults } from './list-test-numbers.ts';
import { rateLimitFaults } from './rate-limit.ts';
import { networkFaults, responseFaults } from './responses.ts';
import { revokeApiKeyFaults } from './revoke-api-key.ts';

/** What can go wrong with the behaviour of the TrustCaller API, in the order in which it is listed. */
export const trustCallerCatalogue = [
  ...credentialFaults,
  ...responseFaults,
  ...rateLimitFaults,
  ...listNumbersFaults,
  ...listTestNumbersFaults,
  ...listCallsFaults,
  ...getCallFaults,
  ...checkLiveCallFaults,
  ...createApiKeyFaults,
  ...listApiKeysFaults,
  ...revokeApiKeyFaults,
  ...networkFaults,
];
