import { type Method, makeCall } from './call.ts';
import { ValidationError } from './error.ts';
import type { Api, Contract, Input, Operation } from './operation.ts';
import type { ApiCall, CallOptions, ClientOptions, Credential, Exchange, Result } from './options.ts';
import type { paginate } from './pagination.ts';
import type { Received } from './response.ts';
import { findInvalidCredential } from './send.ts';
import { mergeOptions, type ResolvedOptions } from './settings.ts';
import { createTransport } from './transport.ts';
import { createCompiler, type Keywords, type Schemas } from './validators.ts';

/** What a client with methods knows of an API. */
export interface MethodsApi extends Api {
  readonly keywords: Keywords;
  readonly schemas: Schemas;
  readonly contracts: Readonly<Record<string, Contract>>;
  /** Follows the pages of a list, for APIs that have lists. */
  readonly paginate?: typeof paginate;
}

type AnyMethod = (input?: Input, options?: CallOptions) => ApiCall<unknown>;

/**
 * Creates one method for each operation that has a contract. The credential stays in a closure, where nothing prints it.
 * Throws a ValidationError when the credential cannot be sent; other settings are checked with each call.
 */
export function createMethods<Methods extends object, AnyExchange extends Exchange>(
  api: MethodsApi,
  credential: Credential,
  options: ClientOptions<AnyExchange>,
): Methods {
  checkCredential(api, credential);
  const own = resolveOptions(options);
  const transport = createTransport(api);
  const compile = createCompiler(api.keywords, api.schemas);
  const methods: Record<string, AnyMethod> = {};
  for (const [operationId, operation] of Object.entries(api.operations)) {
    const contract = api.contracts[operationId];
    if (!contract) continue;
    const { input, output = {} } = contract;
    const method = { contract, credential, transport, checkInput: compile(input), checkOutput: compile(output) };
    methods[operationId] = createMethod(api, operationId, operation, method, own);
  }
  assertComplete<Methods>(methods, api);
  return methods;
}

/** The settings of whatever sends requests, with the header that all of them have. */
export function resolveOptions(options: ClientOptions): ResolvedOptions {
  return mergeOptions({ settings: {}, headers: { accept: 'application/json' } }, options);
}

/** A function that gives the credential is asked, and its answer checked, with each attempt. */
export function checkCredential({ credential: { name } }: Api, credential: unknown): void {
  const problem = typeof credential === 'function' ? undefined : findInvalidCredential(name, credential);
  if (problem) throw new ValidationError(problem, { operationId: name, attempts: 0, fields: { [name]: [problem] } });
}

function createMethod(
  api: MethodsApi,
  operationId: string,
  operation: Operation,
  method: Method,
  own: ResolvedOptions,
): AnyMethod {
  const start: AnyMethod = (input = {}, options) => {
    const merged = options ? mergeOptions(own, options) : own;
    const call = startCall(makeCall({ ...merged, api, operationId, operation, attempts: 0 }, method, input));
    if (!api.paginate || !method.contract.isPage) return call;
    return Object.assign(
      call,
      api.paginate(operationId, call, input, (next) => start(next, options)),
    );
  };
  // So that printing a client shows what it has.
  return Object.defineProperty(start, 'name', { value: operationId });
}

function startCall(outcome: Promise<Received>): ApiCall<unknown> {
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

function assertComplete<Methods extends object>(
  methods: object,
  { contracts }: MethodsApi,
): asserts methods is Methods {
  const missing = Object.keys(contracts).filter((operationId) => !(operationId in methods));
  if (missing.length > 0) throw new Error(`No operation is called ${missing.join(', ')}.`);
}
