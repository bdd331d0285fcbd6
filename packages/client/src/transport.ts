/** Builds requests and typed clients; the only file that uses openapi-fetch. */
import createClient, { type Client, type ClientOptions, createQuerySerializer } from 'openapi-fetch';
import type { CallState } from './failure.ts';
import type { Contract, Input, Method, RequestParts } from './operation.ts';
import type { CallOptions } from './options.ts';
import type { Serializers } from './serialize.ts';

export { serializeArrayParam, serializeObjectParam } from 'openapi-fetch';

/** Calls by path as openapi-fetch has them: `GET('/calls', { params })` returns `{ data, error, response }`. */
export type HttpClient<Paths extends {}> = Client<Paths, 'application/json'>;

/** Creates openapi-fetch's client over a `fetch` of ours; it percent-encodes also the names in a query, which may be anybody's. */
export function createHttpClient<Paths extends {}>(options: ClientOptions): HttpClient<Paths> {
  const querySerializer = (query: unknown) =>
    writeQuery(
      Object.fromEntries(Object.entries(Object(query)).map(([name, value]) => [encodeURIComponent(name), value])),
    );
  return createClient({ querySerializer, ...options });
}

const writeQuery = /* @__PURE__ */ createQuerySerializer();

/** What openapi-fetch has to know of an operation that it sends as it is told. */
interface AnyOperation {
  readonly requestBody?: { readonly content: { readonly 'application/json': unknown } };
}

/** Builds the request of a call and hands it on. */
export type Transport = (
  call: CallState,
  contract: Contract,
  input: Input,
  send: (request: Request) => Promise<Response>,
) => Promise<unknown>;

/** Creates what builds the requests of a client. */
export function createTransport(baseUrl: string, headers: CallOptions['headers'] = {}): Transport {
  const client = createClient<Record<string, Record<Method, AnyOperation>>>({ baseUrl, headers });
  return ({ operation, options }, contract, input, send) => {
    const { body, ...params } = placeInput(contract, input);
    const { header, ...serializers }: Partial<Serializers> = contract.serialize?.(params) ?? {};
    return client.request(operation.method, operation.path, {
      ...(options.baseUrl && { baseUrl: options.baseUrl }),
      ...(options.headers && { headers: options.headers }),
      ...serializers,
      params: { ...params, ...(header && { header }) },
      body: contract.body === 'whole' ? body.body : contract.body && body,
      fetch: send,
      // `send` has read and understood the response already.
      parseAs: 'stream',
    });
  };
}

/** Puts each part of the input where the document has it. */
function placeInput(contract: Contract, input: Input): RequestParts {
  const parts: RequestParts = { path: {}, query: {}, header: {}, cookie: {}, body: {} };
  for (const name in input) parts[contract.in?.[name] ?? (contract.body ? 'body' : 'query')][name] = input[name];
  return parts;
}
