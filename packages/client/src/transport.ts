/** Builds requests and typed clients; the only file that uses openapi-fetch. */
import createClient, { type Client, type ClientOptions } from 'openapi-fetch';
import type { Api, Contract, Input, Method, Operation, RequestParts } from './operation.ts';
import type { ResolvedOptions } from './settings.ts';
import { schemaAt } from './validators.ts';

/** Calls by path as openapi-fetch has them: `GET('/calls', { params })` returns `{ data, error, response }`. */
export type HttpClient<Paths extends {}> = Client<Paths, 'application/json'>;

/** Creates openapi-fetch's client over a `fetch` of ours. */
export function createHttpClient<Paths extends {}>(options: ClientOptions): HttpClient<Paths> {
  return createClient(options);
}

/** What openapi-fetch has to know of an operation that it sends as it is told. */
interface AnyOperation {
  readonly requestBody?: { readonly content: { readonly 'application/json': unknown } };
}

/** Builds the request of an operation and hands it on. */
export type Transport = (
  operation: Operation,
  contract: Contract,
  options: ResolvedOptions,
  input: Input,
  send: (request: Request) => Promise<Response>,
) => Promise<unknown>;

/** Creates what builds the requests of one API. */
export function createTransport({ baseUrl }: Api): Transport {
  const client = createClient<Record<string, Record<Method, AnyOperation>>>({ baseUrl });
  return ({ method, path }, contract, { settings, headers }, input, send) => {
    const { body, ...params } = placeInput(contract, input);
    const serialized = contract.serialize?.({ body, ...params });
    return client.request(method, path, {
      ...(settings.baseUrl && { baseUrl: settings.baseUrl }),
      params,
      body: contract.body === 'whole' ? body.body : contract.body && body,
      ...serialized,
      headers: { ...headers, ...serialized?.headers },
      fetch: send,
      // `send` has read and understood the response already.
      parseAs: 'stream',
    });
  };
}

/** Puts each part of the input where the document has it; what is `undefined` is omitted. */
function placeInput({ input: schema }: Contract, input: Input): RequestParts {
  const parts: RequestParts = { path: {}, query: {}, header: {}, cookie: {}, body: {} };
  for (const name in input) {
    const place = schemaAt(schema, name)?.in ?? 'body';
    if (input[name] !== undefined) parts[place][name] = input[name];
  }
  return parts;
}
