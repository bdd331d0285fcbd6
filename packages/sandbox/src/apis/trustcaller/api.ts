import { rateLimitOf } from '@trustline/openapi';
import type { Contract, ContractOperation, Finding } from '@trustline/openapi-validator';
import type { SandboxClock } from '../../clock.ts';
import type { TrustCallerHooks } from '../../faults/fault.ts';
import type { RequestLimits } from '../../http/limits.ts';
import type { SandboxRequest, SandboxResponse } from '../../http/message.ts';
import { RateLimiter, type RateLimitState } from '../../http/rate-limiter.ts';
import { type ReadRequest, readRequest } from '../../request/read-request.ts';
import type { Bearer, TrustCallerAccount } from '../../store/api-keys.ts';
import type { Store } from '../../store/store.ts';
import type { Variations } from '../../variations.ts';
import { type ErrorResponse, fail, isError, type KeptResponses, type OperationId, type Outcome } from './operation.ts';
import { trustCallerOperations } from './operations.ts';
import { clampPageSize } from './page-size.ts';
import { createTrustCallerResponse } from './response.ts';

/** What the TrustCaller API of a sandbox is made of. */
export interface TrustCallerParts {
  readonly contract: Contract;
  readonly store: Store;
  readonly clock: SandboxClock;
  readonly random: (size: number) => Uint8Array;
  readonly variations: Variations;
  readonly limits: RequestLimits;
  /** Requests a minute per token; omitted, the documented number; 0 for no limit. */
  readonly rateLimit: number | undefined;
  readonly onError: (error: unknown) => void;
  /** The hooks of the fault that is switched on for an operation. */
  readonly hooksFor: (operationId: string) => TrustCallerHooks | undefined;
}

/** Responses requests below the base path of the TrustCaller API. */
export interface TrustCallerApi {
  readonly response: (request: SandboxRequest, path: string) => SandboxResponse;
  /** Forgets the requests counted and the responses kept. */
  readonly forget: () => void;
  /** Returns a call whose write could not be made durable. */
  readonly persistenceError: () => SandboxResponse;
}

const bearerForm = /^Bearer +(\S+)$/i;

/** Creates the TrustCaller API of a sandbox. */
export function createTrustCallerApi(parts: TrustCallerParts): TrustCallerApi {
  const { contract, clock, store, variations, limits, random, hooksFor } = parts;
  const documented = rateLimitOf(contract.document);
  const limiter = new RateLimiter({ ...documented, requests: parts.rateLimit ?? documented.requests });
  const write = createTrustCallerResponse(variations);
  const kept: KeptResponses = { numberPages: new Map(), testNumbers: new Map() };

  const failure = () => write(fail(500, 'Server Error'));
  return {
    response: (request, path) => {
      try {
        return response(request, path);
      } catch (error) {
        parts.onError(error);
        return failure();
      }
    },
    persistenceError: failure,
    forget,
  };

  function forget(): void {
    limiter.reset();
    kept.numberPages.clear();
    kept.testNumbers.clear();
  }

  function response(request: SandboxRequest, path: string): SandboxResponse {
    if (limits.isTooLarge(request)) return write(rejectTooLarge());
    const match = contract.findOperation(request.method, path);
    if (match.kind !== 'found') return write(fail(404, 'There is no such endpoint.'));
    const { operation, pathParameters } = match;
    const hooks = hooksFor(operation.operationId);
    const changed = hooks?.request?.(request) ?? request;
    const finished = admit(operation, pathParameters, changed, hooks);
    return hooks?.response?.(finished, request) ?? finished;
  }

  function admit(
    operation: ContractOperation,
    pathParameters: Readonly<Record<string, string>>,
    request: SandboxRequest,
    hooks: TrustCallerHooks | undefined,
  ): SandboxResponse {
    const bearer = hooks?.authenticate?.(request, authenticate) ?? authenticate(request);
    if (isError(bearer)) return write(bearer);
    const state = limiter.take(String(bearer.key.id), clock.seconds());
    if (!state.allowed) return withRateLimit(write(rejectOverLimit(state)), state);
    if (!mayCall(bearer.account, operation))
      return withRateLimit(write(fail(403, 'This action is unauthorized.')), state);
    const read = readRequest(contract.document, operation, pathParameters, request);
    const outcome = run(operation, read, bearer, request, hooks);
    if (!isError(outcome)) store.keys.use(bearer.key, clock.seconds());
    return withRateLimit(write(outcome), state);
  }

  function authenticate(request: SandboxRequest): Bearer | ErrorResponse {
    const token = bearerForm.exec(request.header('authorization') ?? '')?.[1];
    return (token === undefined ? undefined : store.keys.authenticate(token)) ?? fail(401, 'Unauthenticated.');
  }

  function run(
    operation: ContractOperation,
    read: ReadRequest,
    bearer: Bearer,
    request: SandboxRequest,
    hooks: TrustCallerHooks | undefined,
  ): Outcome {
    const { operationId } = operation;
    if (!isOperationId(operationId)) return fail(404, 'There is no such endpoint.');
    const clamps = variations.perPageOverMaximum === 'clamp';
    const { path, query, body, findings } = clamps ? clampPageSize(operation, read) : read;
    const input = { path, query, body };
    const address = `${request.origin}${request.path}`;
    const context = { bearer, store, now: clock.seconds(), address, random, kept, variations };
    const next = (call: { input: object; findings: readonly Finding[]; context: typeof context }) =>
      trustCallerOperations[operationId].run(call.input, call.findings, call.context);
    return hooks?.run?.({ input, findings, context }, next) ?? next({ input, findings, context });
  }

  function withRateLimit(finished: SandboxResponse, { allowed, remaining, resetAt }: RateLimitState): SandboxResponse {
    if (!variations.rateLimitHeaders || limiter.requests === 0) return finished;
    const headers: Record<string, string> = {
      ...finished.headers,
      'x-ratelimit-limit': String(limiter.requests),
      'x-ratelimit-remaining': String(remaining),
    };
    if (!allowed) headers['x-ratelimit-reset'] = String(resetAt);
    return { ...finished, headers };
  }

  function rejectOverLimit({ resetAt }: RateLimitState): ErrorResponse {
    const seconds = Math.max(1, resetAt - clock.seconds());
    return { ...fail(429, 'Too Many Attempts.'), headers: { 'retry-after': String(seconds) } };
  }
}

function rejectTooLarge(): ErrorResponse {
  const message = 'The request is too large.';
  return fail(422, message, { errors: { request: [message] } });
}

function mayCall(account: TrustCallerAccount, { object }: ContractOperation): boolean {
  const granted = { api_access: account.apiAccess, api_keys_manage: account.apiKeysManage };
  const permissions = new Map(Object.entries(granted));
  // "Calling any API endpoint requires the api_access permission", whatever else an operation needs.
  return ['api_access', ...(object['x-required-permissions'] ?? [])].every((name) => permissions.get(name) === true);
}

function isOperationId(name: string): name is OperationId {
  return Object.hasOwn(trustCallerOperations, name);
}
