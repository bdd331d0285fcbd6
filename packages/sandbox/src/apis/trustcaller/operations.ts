import { checkLiveCall } from './check-live-call.ts';
import { createApiKey } from './create-api-key.ts';
import { getCall } from './get-call.ts';
import { listApiKeys } from './list-api-keys.ts';
import { listCalls } from './list-calls.ts';
import { listNumbers } from './list-numbers.ts';
import { listTestNumbers } from './list-test-numbers.ts';
import type { TrustCallerOperation } from './operation.ts';
import { revokeApiKey } from './revoke-api-key.ts';

/** The operations that are simulated. */
export const trustCallerHandlers: Readonly<Record<string, TrustCallerOperation>> = {
  listNumbers,
  listTestNumbers,
  listCalls,
  getCall,
  checkLiveCall,
  createApiKey,
  listApiKeys,
  revokeApiKey,
};
