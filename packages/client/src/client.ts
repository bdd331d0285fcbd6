import type { Outcome } from './answer.ts';
import { makeCall } from './call.ts';
import { ValidationError } from './error.ts';
import type { Api, Input } from './operation.ts';
import type { ApiCall, CallOptions, ClientOptions, Result } from './options.ts';
import { putOver } from './settings.ts';

/**
 * Creates one method for each operation of an API. The credential stays in a closure, where nothing prints it.
 * Throws a ValidationError when the credential breaks its rule; other settings are checked with each call.
 */
export function createMethods(
  api: Api,
  credential: string,
  options: ClientOptions,
): ReturnType<typeof Object.fromEntries> {
  const breach = api.credential(credential);
  const operationId = 'credential';
  if (breach) throw new ValidationError(operationId + breach, { operationId, attempts: 0 });
  const own = putOver({ settings: {}, sent: { accept: 'application/json' } }, options);
  const methods = Object.entries(api.operations).map(([operationId, operation]): unknown[] => [
    operationId,
    (input: Input = {}, callOptions?: CallOptions): ApiCall<unknown> => {
      const layer = callOptions ? putOver(own, callOptions) : own;
      return startCall(makeCall({ ...layer, api, operationId, operation, credential, attempts: 0 }, input));
    },
  ]);
  return Object.fromEntries(methods);
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
