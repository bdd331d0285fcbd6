import { makeCall } from './call.ts';
import type { Api, Contract, Input } from './operation.ts';
import type { ApiCall, CallOptions, ClientOptions, Credential, Exchange, Result } from './options.ts';
import { shareState } from './send.ts';
import { omitUndefined } from './settings.ts';
import { createTransport } from './transport.ts';
import type { Compile } from './validators.ts';

export interface MethodsApi extends Api {
  readonly compile: Compile;
  readonly contracts: Readonly<Record<string, Contract>>;
}

/**
 * Creates one method for each operation that has a contract. The credential stays in a closure, where nothing prints it.
 * Throws a ValidationError when the credential cannot be sent; other settings are checked with each call.
 */
export function createMethods<Methods extends object, AnyExchange extends Exchange>(
  api: MethodsApi,
  credential: Credential,
  options: ClientOptions<AnyExchange>,
): Methods;
export function createMethods(api: MethodsApi, credential: Credential, clientOptions: ClientOptions): object {
  const methods = {};
  const shared = shareState(api, credential, clientOptions);
  const transport = createTransport(api.baseUrl, shared.options);
  for (const [operationId, contract] of Object.entries(api.contracts)) {
    const method = { contract, transport, compile: api.compile };
    const start = (input: Input = {}, own: CallOptions = {}): ApiCall<unknown> => {
      const options = { ...shared.options, ...omitUndefined(own) };
      const outcome = makeCall({ ...shared, operationId, operation: contract, options }, method, input);
      // An async function, since some engines do not follow the stack of an error through `then`.
      const call = (async () => (await outcome).data)();
      return Object.assign(call, {
        safe: () =>
          call.then(
            (data): Result<unknown> => ({ ok: true, data }),
            (error): Result<unknown> => ({ ok: false, error }),
          ),
        // Through `call`, so that a failure is never left without a reader.
        withResponse: () => call.then(() => outcome),
        ...contract.paginate?.(operationId, call, input, (next) => start(next, own)),
      });
    };
    // Named, for whoever prints a client.
    Object.assign(methods, { [operationId]: (input?: Input, options?: CallOptions) => start(input, options) });
  }
  return methods;
}
