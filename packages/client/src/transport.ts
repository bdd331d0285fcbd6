/** Builds requests and typed clients; the only file that uses openapi-fetch. */
import createClient, { type Client, type ClientOptions, createQuerySerializer } from 'openapi-fetch';
import type { Received } from './failure.ts';
import type { Contract, Input, Method, RequestParts } from './operation.ts';
import type { CallOptions } from './options.ts';

export { serializeArrayParam, serializeObjectParam } from 'openapi-fetch';

/** Calls by path as openapi-fetch has them: `GET('/calls', { params })` returns `{ data, error, response }`. */
export type HttpClient<Paths extends {}> = Client<Paths, 'application/json'>;

/** Creates openapi-fetch's client over a `fetch` of ours; it percent-encodes also the names in a query, which may be anybody's. */
export function createHttpClient<Paths extends {}>(options: ClientOptions): HttpClient<Paths> {
  const writeQuery = createQuerySerializer();
  const querySerializer = (query: unknown) =>
    writeQuery(
      Object.fromEntries(Object.entries(Object(query)).map(([name, value]) => [encodeURIComponent(name), value])),
    );
  return createClient({ querySerializer, ...options });
}

/** What openapi-fetch has to know of an operation that it sends as it is told. */
interface AnyOperation {
  readonly requestBody?: { readonly content: { readonly 'application/json': unknown } };
}

export type Transport = (
  contract: Contract,
  input: Input,
  options: CallOptions,
  send: (request: Request) => Promise<Received>,
) => Promise<Received>;

export function createTransport(usualUrl: string, { headers = {} }: CallOptions): Transport {
  const client = createClient<Record<string, Record<Method, AnyOperation>>>({ headers });
  return (contract, input, { baseUrl = usualUrl, headers = {} }, send) => {
    const { body = {}, ...params } = placeInput(contract, input);
    return new Promise((resolve, reject) => {
      const request = client.request(contract.method, contract.path, {
        baseUrl,
        headers,
        params,
        ...contract.serialize?.(params),
        body: contract.body === 'whole' ? body.body : contract.body && body,
        fetch: async (built) => {
          const received = await send(built);
          resolve(received);
          return received.response;
        },
        // `send` has read and understood the response already.
        parseAs: 'stream',
      });
      request.catch(reject);
    });
  };
}

function placeInput(contract: Contract, input: Input): Partial<RequestParts> {
  const parts: Partial<Record<keyof RequestParts, Input>> = {};
  for (const name in input) {
    const place = contract.in?.[name] ?? (contract.body ? 'body' : 'query');
    parts[place] = { ...parts[place], [name]: input[name] };
  }
  return parts;
}
