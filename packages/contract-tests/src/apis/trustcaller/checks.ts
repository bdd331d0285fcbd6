import type { Check } from '../../engine/check.ts';
import { accessChecks } from './access.ts';
import type { TrustCallerApi } from './api.ts';
import { apiKeyChecks } from './api-keys.ts';
import { singleCallChecks } from './call.ts';
import { callChecks } from './calls.ts';
import { liveCallChecks } from './live-call.ts';
import { numberChecks } from './numbers.ts';
import { rateLimitChecks } from './rate-limit.ts';
import { revokedKeyChecks } from './revoked-keys.ts';
import { testNumberChecks } from './test-numbers.ts';
import { wholeApiChecks } from './whole-api.ts';

/** Every check of the TrustCaller API. */
export const trustCallerChecks: readonly Check<TrustCallerApi>[] = [
  ...wholeApiChecks,
  ...accessChecks,
  ...rateLimitChecks,
  ...numberChecks,
  ...testNumberChecks,
  ...callChecks,
  ...singleCallChecks,
  ...liveCallChecks,
  ...apiKeyChecks,
  ...revokedKeyChecks,
];
