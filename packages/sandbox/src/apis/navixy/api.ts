import { durationSeconds, isObject, rateLimitOf, schemaKeyword, schemaNumber } from '@trustline/openapi';
import type { Contract, ContractOperation, Finding } from '@trustline/openapi-validator';
import type { SandboxClock } from '../../clock.ts';
import type { NavixyHooks } from '../../faults/fault.ts';
import type { RequestLimits } from '../../http/limits.ts';
import type { SandboxRequest, SandboxResponse } from '../../http/message.ts';
import { RateLimiter } from '../../http/rate-limiter.ts';
import { queryOf, readRequest } from '../../request/read-request.ts';
import type { NavixyUser } from '../../store/navixy-users.ts';
import type { Store } from '../../store/store.ts';
import type { Variations } from '../../variations.ts';
import { authenticate } from './authenticate.ts';
import { createCallDates } from './call-dates.ts';
import { fail, isError, type NavixyContext, type NavixyDefaults, type OperationId, type Outcome } from './operation.ts';
import { navixyOperations } from './operations.ts';
import { createNavixyResponse } from './response.ts';
import { readStatusCodes, statusCode } from './status-code.ts';

/** What the Navixy API of a sandbox is made of. */
export interface NavixyParts {
  readonly contract: Contract;
  readonly store: Store;
  readonly clock: SandboxClock;
  readonly variations: Variations;
  readonly limits: RequestLimits;
  /** Requests a second per user and per address; omitted, the documented number; 0 for no limit. */
  readonly rateLimit: number | undefined;
  readonly onError: (error: unknown) => void;
  /** The hooks of the fault that is switched on for an operation. */
  readonly hooksFor: (operationId: string) => NavixyHooks | undefined;
}

/** Responses requests below the base path of the Navixy API. */
export interface NavixyApi {
  readonly response: (request: SandboxRequest, path: string) => SandboxResponse;
  /** Returns a call whose write could not be made durable. */
  readonly persistenceError: () => SandboxResponse;
  /** Forgets the requests counted. */
  readonly forget: () => void;
}

const unreadable = new Set(['json', 'content-type', 'encoding', 'duplicate-key']);

/** Creates the Navixy API of a sandbox. */
export function createNavixyApi(parts: NavixyParts): NavixyApi {
  const { contract, clock, variations, store, limits, hooksFor } = parts;
  const { document } = contract;
  const documented = rateLimitOf(document);
  const limiter = new RateLimiter({ ...documented, requests: parts.rateLimit ?? documented.requests });
  const write = createNavixyResponse(readStatusCodes(document), variations);
  const defaults = readDefaults(contract);
  const datesOf = createCallDates(variations);

  return {
    response: (request, path) => {
      try {
        return response(request, path);
      } catch (error) {
        parts.onError(error);
        return write(fail(statusCode.unexpectedError));
      }
    },
    persistenceError: () => write(fail(statusCode.databaseError)),
    forget: () => limiter.reset(),
  };

  function response(request: SandboxRequest, path: string): SandboxResponse {
    const match = contract.findOperation(request.method, path);
    if (limits.isTooLarge(request)) return write(fail(statusCode.tooLargeRequest));
    if (match.kind === 'unknown-path') return write(fail(statusCode.wrongHandler));
    if (match.kind === 'wrong-method') return write(fail(statusCode.wrongMethod));
    const hooks = hooksFor(match.operation.operationId);
    const changed = hooks?.request?.(request) ?? request;
    const finished = write(outcomeOf(match.operation, match.pathParameters, changed, hooks));
    return hooks?.response?.(finished, request) ?? finished;
  }

  function outcomeOf(
    operation: ContractOperation,
    pathParameters: Readonly<Record<string, string>>,
    request: SandboxRequest,
    hooks: NavixyHooks | undefined,
  ): Outcome {
    const now = clock.seconds();
    if (request.address !== undefined && !limiter.take(`address ${request.address}`, now).allowed) {
      return fail(statusCode.tooManyRequests);
    }
    const read = readRequest(document, operation, pathParameters, request);
    if (read.findings.some(({ rule }) => unreadable.has(rule))) return fail(statusCode.wrongFormat);
    // A fault that changes the request at this point means its query and headers.
    const identify = (given: SandboxRequest) =>
      authenticate(given, given === request ? read.body : undefined, queryOf(given), store, now);
    const user = hooks?.authenticate?.(request, identify) ?? identify(request);
    if (isError(user)) return user;
    if (!limiter.take(`user ${user.id}`, now).allowed) return fail(statusCode.tooManyRequests);
    const input = operation.requestBody === undefined ? read.query : (read.body ?? {});
    const iso = read.header['NVX-ISO-DateTime'] === true || (isObject(input) && input.iso_datetime === true);
    return run(operation.operationId, input, read.findings, contextOf(user, now, iso), hooks);
  }

  function contextOf(user: NavixyUser, now: number, iso: boolean): NavixyContext {
    return { user, store, now, dates: datesOf(user.timeZone, iso), defaults };
  }
}

function run(
  operationId: string,
  input: unknown,
  findings: readonly Finding[],
  context: NavixyContext,
  hooks: NavixyHooks | undefined,
): Outcome {
  const name = operationId.replace(/ViaGet$/, '');
  if (!isOperationId(name)) return fail(statusCode.wrongHandler);
  const operation = navixyOperations[name];
  if (hooks?.run === undefined || !isObject(input)) return operation.run(input, findings, context);
  return hooks.run({ input, findings, context }, (call) => operation.run(call.input, call.findings, call.context));
}

function isOperationId(name: string): name is OperationId {
  return Object.hasOwn(navixyOperations, name);
}

function readDefaults({ document }: Contract): NavixyDefaults {
  return {
    limit: schemaNumber(document, 'ChatMessageLimit', 'default'),
    ascending: schemaKeyword(document, 'ChatMessageAscending', 'default') === true,
    windowStart: durationSeconds(schemaKeyword(document, 'ChatWindowStart', 'x-default-before-now')),
    windowEnd: durationSeconds(schemaKeyword(document, 'ChatWindowEnd', 'x-default-before-now')),
    longestText: schemaNumber(document, 'ChatMessageText', 'maxLength'),
    largestBatch: schemaNumber(document, 'TrackerBatch', 'maxItems'),
  };
}
