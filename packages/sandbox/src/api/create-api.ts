import { basePathOf, rateLimitOf } from '@trustline/openapi';
import { type ContractOperation, createLegacyReader } from '@trustline/openapi-validator';
import type { SandboxRequest, SandboxResponse } from '../http/message.ts';
import { RateLimiter } from '../http/rate-limiter.ts';
import { type ReadRequest, readRequest } from '../request/read-request.ts';
import type { Api } from './api.ts';
import { rewriteLegacy } from './legacy.ts';
import { describeOperations, notSimulated } from './not-simulated.ts';
import { type ApiParts, type Call, type Hooks, isRejection, type Rejection, type Vendor } from './vendor.ts';

/** Creates one API of a sandbox: the way of a request through it is the same for every vendor. */
export function createApi<Caller extends object, Context, Outcome extends object>(
  name: string,
  vendor: Vendor<Caller, Context, Outcome>,
  parts: ApiParts,
): Api {
  type VendorHooks = Hooks<Context, Outcome, Caller | (Outcome & Rejection)>;
  const { contract, clock, limits, onError } = parts;
  const { document } = contract;
  const conduct = vendor.open(parts);
  const { errors, write } = conduct;
  const documented = rateLimitOf(document);
  const limiter = new RateLimiter({ ...documented, requests: parts.rateLimit ?? documented.requests });
  const countsAddresses = documented.per?.includes('address') === true;
  const readLegacy = createLegacyReader(contract);
  let active: { readonly operationIds: readonly string[]; readonly hooks: VendorHooks } | undefined;

  return {
    name,
    basePath: basePathOf(document),
    response: (request, path) => {
      try {
        return respond(request, path);
      } catch (error) {
        onError(error);
        return write(errors.unexpected);
      }
    },
    persistenceError: () => write(errors.notStored),
    forget: () => {
      limiter.reset();
      conduct.forget?.();
    },
    switchFault: (id) => {
      const fault = vendor.faults.find((one) => one.id === id);
      active = fault && { operationIds: fault.operationIds, hooks: fault.hooks() };
      return fault !== undefined;
    },
    operations: describeOperations(name, contract, vendor.handlers),
  };

  function respond(request: SandboxRequest, path: string): SandboxResponse {
    if (limits.isTooLarge(request)) return write(errors.tooLarge);
    const match = contract.findOperation(request.method, path);
    if (match.kind !== 'found') {
      const legacy = rewriteLegacy(readLegacy, request, path);
      if (legacy !== undefined) return legacy.mark(respond(legacy.request, legacy.path));
      return write(match.kind === 'unknown-path' ? errors.unknownPath : errors.wrongMethod);
    }
    const { operation, pathParameters } = match;
    const hooks = active?.operationIds.includes(operation.operationId) === true ? active.hooks : undefined;
    const changed = hooks?.request?.(request) ?? request;
    const read = readRequest(document, operation, pathParameters, changed);
    if (read.findings.length > 0) {
      const legacy = rewriteLegacy(readLegacy, request, path);
      if (legacy !== undefined) return legacy.mark(respond(legacy.request, legacy.path));
    }
    const finished = admit(operation, changed, read, hooks);
    return hooks?.response?.(finished, request) ?? finished;
  }

  function admit(
    operation: ContractOperation,
    request: SandboxRequest,
    read: ReadRequest,
    hooks: VendorHooks | undefined,
  ): SandboxResponse {
    const now = clock.seconds();
    if (countsAddresses && request.address !== undefined) {
      const state = limiter.take(`address ${request.address}`, now);
      if (!state.allowed) return write(conduct.rejectOverLimit(state, now));
    }
    const unreadable = conduct.rejectUnreadable?.(read);
    if (unreadable !== undefined) return write(unreadable);
    // A fault that changes the request at this point means its query and headers.
    const identify = (given: SandboxRequest) => conduct.identify(given, given === request ? read.body : undefined, now);
    const caller = hooks?.authenticate?.(request, identify) ?? identify(request);
    if (isRejection(caller)) return write(caller);
    const state = limiter.take(conduct.keyOf(caller), now);
    const finish = (response: SandboxResponse) =>
      limiter.requests === 0 ? response : (conduct.writeRateLimit?.(response, limiter.requests, state) ?? response);
    if (!state.allowed) return finish(write(conduct.rejectOverLimit(state, now)));
    const forbidden = conduct.authorize?.(caller, operation);
    if (forbidden !== undefined) return finish(write(forbidden));
    const handler = vendor.handlers[operation.operationId];
    if (handler === undefined) return finish(notSimulated(operation.operationId));
    const adjusted = conduct.adjust?.(operation, read) ?? read;
    const next = (call: Call<Context>) => handler.run(call.input, call.findings, call.context);
    const call = {
      input: conduct.inputOf(operation, adjusted),
      findings: adjusted.findings,
      context: conduct.contextOf({ caller, read, request, now }),
    };
    const outcome = hooks?.run?.(call, next) ?? next(call);
    if (!isRejection(outcome)) conduct.succeeded?.(caller, now);
    return finish(write(outcome));
  }
}
