import type { ContractOperation } from '@trustline/openapi-validator';
import type { ApiParts, Conduct, Vendor } from '../../api/vendor.ts';
import type { SandboxRequest, SandboxResponse } from '../../http/message.ts';
import type { RateLimitState } from '../../http/rate-limiter.ts';
import type { Store } from '../data.ts';
import { trustCallerCatalogue } from './faults/catalogue.ts';
import { type ErrorResponse, fail, type KeptResponses, type Outcome, type TrustCallerContext } from './operation.ts';
import { trustCallerHandlers } from './operations.ts';
import { clampPageSize } from './page-size.ts';
import { createTrustCallerResponse } from './response.ts';
import type { Bearer, TrustCallerAccount } from './store/api-keys.ts';

/** The TrustCaller API of a sandbox. */
export const trustcaller: Vendor<Bearer, TrustCallerContext, Outcome> = {
  handlers: trustCallerHandlers,
  faults: trustCallerCatalogue,
  open,
};

const bearerForm = /^Bearer +(\S+)$/i;
const tooLarge = 'The request is too large.';

function open({ store, random, variations }: ApiParts): Conduct<Bearer, TrustCallerContext, Outcome> {
  const kept: KeptResponses = { numberPages: new Map(), testNumbers: new Map() };
  return {
    identify: (request) => authenticate(store, request),
    keyOf: ({ key }) => String(key.id),
    authorize: ({ account }, operation) =>
      mayCall(account, operation) ? undefined : fail(403, 'This action is unauthorized.'),
    adjust: (operation, read) => (variations.perPageOverMaximum === 'clamp' ? clampPageSize(operation, read) : read),
    inputOf: (_operation, { path, query, body }) => ({ path, query, body }),
    contextOf: ({ caller, request: { origin, path }, now }) => ({
      bearer: caller,
      store,
      now,
      address: `${origin}${path}`,
      random,
      kept,
      variations,
    }),
    succeeded: ({ key }, now) => store.keys.use(key, now),
    write: createTrustCallerResponse(variations),
    writeRateLimit: (response, requests, state) =>
      variations.rateLimitHeaders ? withRateLimit(response, requests, state) : response,
    rejectOverLimit: ({ resetAt }, now) => ({
      ...fail(429, 'Too Many Attempts.'),
      headers: { 'retry-after': String(Math.max(1, resetAt - now)) },
    }),
    errors: {
      tooLarge: fail(413, tooLarge),
      unknownPath: fail(404, 'There is no such endpoint.'),
      wrongMethod: fail(404, 'There is no such endpoint.'),
      unexpected: fail(500, 'Server Error'),
      notStored: fail(500, 'Server Error'),
    },
    forget: () => {
      kept.numberPages.clear();
      kept.testNumbers.clear();
    },
  };
}

function authenticate(store: Store, request: SandboxRequest): Bearer | ErrorResponse {
  const token = bearerForm.exec(request.header('authorization') ?? '')?.[1];
  return (token === undefined ? undefined : store.keys.authenticate(token)) ?? fail(401, 'Unauthenticated.');
}

function mayCall(account: TrustCallerAccount, { object }: ContractOperation): boolean {
  const granted = { api_access: account.apiAccess, api_keys_manage: account.apiKeysManage };
  const permissions = new Map(Object.entries(granted));
  // "Calling any API endpoint requires the api_access permission", whatever else an operation needs.
  return ['api_access', ...(object['x-required-permissions'] ?? [])].every((name) => permissions.get(name) === true);
}

function withRateLimit(
  response: SandboxResponse,
  requests: number,
  { allowed, remaining, resetAt }: RateLimitState,
): SandboxResponse {
  const headers: Record<string, string> = {
    ...response.headers,
    'x-ratelimit-limit': String(requests),
    'x-ratelimit-remaining': String(remaining),
  };
  if (!allowed) headers['x-ratelimit-reset'] = String(resetAt);
  return { ...response, headers };
}
