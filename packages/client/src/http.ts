import { createHeaders } from './client.ts';
import { type AnyTrustlineError, isTrustlineError } from './error.ts';
import type { Api, Operation, Operations } from './operation.ts';
import type { Credential, SendOptions } from './options.ts';
import { escapePattern } from './redact.ts';
import type { Received } from './response.ts';
import { checkCredential, readRequestBody, send } from './send.ts';
import { omitUndefined } from './settings.ts';

/** A `fetch` of the standard kind, as other libraries want it. */
export type StandardFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * Creates a `fetch` that adds the credential, keeps within the limiter's quota, repeats what may be repeated and gives only
 * complete responses. An error that the API explains in JSON is a response, with the status that its code means; whatever
 * else fails is thrown as a typed error.
 */
export function createFetch(api: Api, credential: Credential, given: SendOptions): StandardFetch {
  if (typeof credential !== 'function') checkCredential(api, credential);
  const options = omitUndefined(given);
  const headers = createHeaders(options);
  const find = createFinder(api.operations);
  return async (input, init) => {
    const request = input instanceof Request && !init ? input : new Request(input, init);
    const { url, method } = request;
    const known = find(method, url) ?? describeUnknown(method, new URL(url).pathname);
    const call = { api, credential, ...known, options, headers, method, url, attempts: 0 };
    try {
      return restore(await send(call, request, await readRequestBody(request)));
    } catch (error) {
      if (isTrustlineError(error) && isExplained(error)) return respondWith(api, error);
      throw error;
    }
  };
}

/** An operation that the document does not have is taken for one that must not be done twice, unless it only reads. */
function describeUnknown(method: string, path: string): { operationId: string; operation: Operation } {
  const effect = /GET|HEAD/.test(method) ? 'read' : 'act';
  return { operationId: `${method} ${path}`, operation: { method: 'get', path, effect, reads: 'text' } };
}

/** Creates what finds the operation of a request by its method and the end of its path. */
export function createFinder(operations: Operations) {
  const known = Object.entries(operations).map(([operationId, operation]) => {
    const path = operation.path
      .split(/\{[^}]*\}/)
      .map(escapePattern)
      .join('[^/?#]+');
    return { operationId, operation, expression: new RegExp(`^${operation.method} [^?#]*${path}([?#]|$)`, 'i') };
  });
  return (method: string, url: string) => known.find(({ expression }) => expression.test(`${method} ${url}`));
}

/** Lets a response whose body was read be read again, which takes a fraction of the time of making a new one. */
function restore({ response, body }: Received): Response {
  const again = () => new Response(body, response);
  const text = async () => (typeof body === 'string' ? body : body.text());
  return Object.defineProperties(response, {
    text: { value: text },
    json: { value: async () => JSON.parse(await text()) },
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

function respondWith(
  { codes }: Api,
  { status = 0, code = 0, headers = new Headers(), body }: AnyTrustlineError,
): Response {
  return new Response(JSON.stringify(body), { status: status < 400 ? (codes[code] ?? 400) : status, headers });
}
