import type { Outcome } from './answer.ts';
import { makeCall } from './call.ts';
import { ValidationError } from './error.ts';
import type { Api, Input } from './operation.ts';
import type { ApiCall, CallOptions, ClientOptions, Result } from './options.ts';
import { commonHeaders, joinHeaders } from './request.ts';
import { compile } from './shape.ts';

/**
 * Creates one method for each operation of an API. The credential stays in a closure, where nothing prints it.
 * Throws a ValidationError when the credential breaks its rule; other settings are checked with each call.
 */
export function createMethods(
  api: Api,
  credential: string,
  options: ClientOptions,
): ReturnType<typeof Object.fromEntries> {
  const breach = compile(api.credential)(credential);
  const operationId = 'credential';
  if (breach) throw new ValidationError(operationId + breach, { operationId, attempts: 0 });
  const base = joinHeaders(commonHeaders, options.headers);
  const methods = Object.entries(api.operations).map(([operationId, operation]): unknown[] => {
    const [method, path, input, output, success] = operation;
    const common = {
      api,
      operationId,
      method,
      path,
      success,
      checkInput: compile(input),
      checkOutput: compile(output),
      credential,
      attempts: 0,
    };
    return [
      operationId,
      (input: Input = {}, callOptions?: CallOptions): ApiCall<unknown> => {
        const settings = callOptions ? { ...options, ...leaveOutUndefined(callOptions) } : options;
        const headers = callOptions?.headers ? joinHeaders(base, callOptions.headers) : base;
        return startCall(makeCall({ ...common, settings, headers }, input));
      },
    ];
  });
  return Object.fromEntries(methods);
}

function leaveOutUndefined(options: CallOptions): CallOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function startCall(outcome: Promise<Outcome>): ApiCall<unknown> {
  const call = outcome.then(({ data }) => data);
  return Object.assign(call, {
    safe: () =>
      call.then(
        (data): Result<unknown> => ({ ok: true, data }),
        (error): Result<unknown> => ({ ok: false, error }),
      ),
    // Through `call`, so that a failure is never left without a reader.
    withResponse: () => call.then(() => outcome),
  });
}
