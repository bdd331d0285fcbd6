import { makeCall } from './call.ts';
import type { Received } from './failure.ts';
import type { Api, Contract, Input } from './operation.ts';
import type { ApiCall, CallOptions, ClientOptions, Credential, Exchange, Result } from './options.ts';
import type { paginate } from './pagination.ts';
import { shareState } from './send.ts';
import { omitUndefined } from './settings.ts';
import { createTransport } from './transport.ts';
import { createCompiler, type Keywords } from './validators.ts';

/** What a client with methods knows of an API. */
export interface MethodsApi extends Api {
  readonly keywords: Keywords;
  readonly contracts: Readonly<Record<string, Contract>>;
  /** Follows the pages of a list, for APIs that have lists. */
  readonly paginate?: typeof paginate;
}

/**
 * Creates one method for each operation that has a contract. The credential stays in a closure, where nothing prints it.
 * Throws a ValidationError when the credential cannot be sent; other settings are checked with each call.
 */
export function createMethods<Methods extends object, AnyExchange extends Exchange>(
  api: MethodsApi,
  credential: Credential,
  options: ClientOptions<AnyExchange>,
): Methods {
  const methods = {};
  addMethods<Methods>(methods, api, credential, options);
  return methods;
}

function addMethods<Methods extends object>(
  methods: object,
  api: MethodsApi,
  credential: Credential,
  given: ClientOptions,
): asserts methods is Methods {
  const shared = shareState(api, credential, given);
  const transport = createTransport(api.baseUrl, shared.options.headers);
  const compile = createCompiler(api.keywords);
  for (const [operationId, contract] of Object.entries(api.contracts)) {
    const { input, output = {} } = contract;
    const method = { contract, transport, checkInput: compile(input), checkOutput: compile(output) };
    const start = (input: Input = {}, own?: CallOptions): ApiCall<unknown> => {
      const options = own ? { ...shared.options, ...omitUndefined(own) } : shared.options;
      const state = { ...shared, operationId, operation: contract, options, method: contract.method.toUpperCase() };
      const call = startCall(makeCall(state, method, input));
      if (!api.paginate || !contract.isPage) return call;
      return Object.assign(
        call,
        api.paginate(operationId, call, input, (next) => start(next, own)),
      );
    };
    // Named, for whoever prints a client.
    Object.assign(methods, { [operationId]: (input?: Input, options?: CallOptions) => start(input, options) });
  }
}

function startCall(outcome: Promise<Received>): ApiCall<unknown> {
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
  });
}
