import { checkCredential, resolveOptions } from './client.ts';
import { type AnyTrustlineError, isTrustlineError } from './error.ts';
import type { Api, Operation, Operations } from './operation.ts';
import type { Credential, SendOptions } from './options.ts';
import { prepare, send } from './send.ts';
import type { ResolvedOptions } from './settings.ts';

/** A `fetch` of the standard kind, as other libraries want it. */
export type StandardFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * Creates a `fetch` that adds the credential, keeps within the limiter's quota, repeats what may be repeated and gives only
 * complete responses. An error that the API explains in JSON is a response, with the status that its code means; whatever
 * else fails is thrown as a typed error.
 */
export function createFetch(api: Api, credential: Credential, options: SendOptions): StandardFetch {
  checkCredential(api, credential);
  const own = resolveOptions(options);
  return async (input, init) => {
    const request = new Request(input, init);
    for (const name in own.headers) {
      if (!request.headers.has(name)) request.headers.set(name, own.headers[name] ?? '');
    }
    const call = { ...own, ...describe(api, own, request), api, attempts: 0 };
    const outgoing = await prepare(call, credential, request);
    try {
      const { response, body } = await send({ ...outgoing, signal: own.settings.signal ?? request.signal });
      return restore(response, body);
    } catch (error) {
      if (isTrustlineError(error) && isExplained(error)) return respondWith(api, error);
      throw error;
    }
  };
}

/** An operation that the document does not have is taken for one that must not be done twice, unless it only reads. */
function describe(api: Api, { settings }: ResolvedOptions, { method, url }: Request) {
  const path = url.slice((settings.baseUrl ?? api.baseUrl).replace(/\/$/, '').length).replace(/[?#].*/, '');
  const found = findOperation(api.operations, method, path);
  const effect = /GET|HEAD/.test(method) ? 'read' : 'act';
  const unknown: Operation = { method: 'get', path, effect, reads: 'text' };
  return found
    ? { operationId: found[0], operation: found[1] }
    : { operationId: `${method} ${path}`, operation: unknown };
}

/** Finds the operation of a request by its method and the end of its path. */
export function findOperation(
  operations: Operations,
  method: string,
  path: string,
): [operationId: string, operation: Operation] | undefined {
  return Object.entries(operations).find(
    ([, operation]) =>
      operation.method === method.toLowerCase() &&
      new RegExp(`${operation.path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]*\}/g, '[^/]+')}$`).test(path),
  );
}

/** Lets a response whose body was read be read again, which takes a fraction of the time of making a new one. */
function restore(response: Response, body: string | Blob): Response {
  const again = () => new Response(body, response);
  return Object.defineProperties(response, {
    text: { value: async () => (typeof body === 'string' ? body : body.text()) },
    json: { value: async () => JSON.parse(typeof body === 'string' ? body : await body.text()) },
    blob: { value: () => again().blob() },
    arrayBuffer: { value: () => again().arrayBuffer() },
    clone: { value: again },
    body: { get: () => again().body },
    bodyUsed: { value: false },
  });
}

/** Tells whether an error is one that came as JSON, so that whoever called can read it. */
function isExplained({ status, body }: AnyTrustlineError): boolean {
  return status !== undefined && typeof body === 'object' && body !== null;
}

function respondWith({ codes }: Api, { status = 0, code, headers, body }: AnyTrustlineError): Response {
  const kept = new Headers(headers);
  // They tell of the body as it came.
  for (const name of ['content-length', 'content-encoding']) kept.delete(name);
  return new Response(JSON.stringify(body), {
    status: status < 400 ? (codes[code ?? 0] ?? 400) : status,
    headers: kept,
  });
}
