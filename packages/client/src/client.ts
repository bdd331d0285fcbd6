import type { Outcome } from './answer.ts';
import { makeCall } from './call.ts';
import { TrustlineError, ValidationError } from './error.ts';
import type { Api, Input } from './operation.ts';
import type { ApiCall, CallOptions, ClientOptions, Result } from './options.ts';
import { findBreach } from './shape.ts';

/**
 * Creates one method for each operation of an API. The credential stays in a closure, where nothing prints it.
 * Throws a ValidationError when the credential breaks its rule; other settings are checked with each call.
 */
export function createMethods(
  api: Api,
  credential: string,
  options: ClientOptions,
): ReturnType<typeof Object.fromEntries> {
  const breach = findBreach(api.credential, credential);
  if (breach) throw new ValidationError(`${api.secret}${breach}`, { operationId: api.secret, attempts: 0 });
  const methods = Object.entries(api.operations).map(([operationId, operation]): unknown[] => [
    operationId,
    (input: Input = {}, callOptions: CallOptions = {}): ApiCall<unknown> => {
      const settings = { ...options, ...leaveOutUndefined(callOptions) };
      const headers = [options.headers, callOptions.headers];
      return startCall(makeCall({ api, operationId, operation, credential, settings, headers, attempts: 0 }, input));
    },
  ]);
  return Object.fromEntries(methods);
}

function leaveOutUndefined(options: CallOptions): CallOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function startCall(outcome: Promise<Outcome>): ApiCall<unknown> {
  const call = outcome.then(({ data }) => data);
  return Object.assign(call, {
    safe: () => call.then((data): Result<unknown> => ({ ok: true, data }), fold),
    // Through `call`, so that a failure is never left without a reader.
    withResponse: () => call.then(() => outcome),
  });
}

function fold(error: unknown): Result<unknown> {
  if (error instanceof TrustlineError) return { ok: false, error };
  throw error;
}
