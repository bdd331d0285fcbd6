import { isTrustlineError } from './error.ts';
import type { CallState, Received } from './failure.ts';
import type { Api, Operations } from './operation.ts';
import type { Credential, SendOptions } from './options.ts';
import { escapePattern } from './redact.ts';
import { readRequestBody, send, shareState } from './send.ts';

/** A `fetch` of the standard kind, as other libraries want it. */
export type StandardFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * Creates a `fetch` that adds the credential, keeps within the limiter's quota, repeats what may be repeated and gives only
 * complete responses. An error that the API explains in JSON is a response, with the status that its code means; whatever
 * else fails is thrown as a typed error.
 */
export function createFetch(
  api: Api,
  operations: Operations,
  credential: Credential,
  options: SendOptions,
): StandardFetch {
  const shared = shareState(api, credential, options);
  const headers = Object.fromEntries(new Headers(options.headers));
  const find = createFinder(operations);
  return async (input, init) => {
    const request = input instanceof Request && !init ? input : new Request(input, init);
    const target = `${request.method} ${new URL(request.url).pathname}`;
    const known = find(target) ?? describeUnknown(target);
    try {
      const body = await readRequestBody(request);
      return copyResponse(await send({ ...shared, ...known, headers }, request, body));
    } catch (error) {
      if (!isTrustlineError(error) || !error.status || typeof error.body !== 'object') throw error;
      const { status, code = 0, body, headers = new Headers() } = error;
      return new Response(JSON.stringify(body), { status: status < 400 ? (api.codes[code] ?? 400) : status, headers });
    }
  };
}

/** Copies a response whose body was read, without having its text decoded a second time. */
function copyResponse({ response, body }: Received): Response {
  const copy = new Response(body || null, response);
  const text = async () => (typeof body === 'string' ? body : body.text());
  return Object.defineProperty(Object.assign(copy, { text, json: async () => JSON.parse(await text()) }), 'url', {
    value: response.url,
  });
}

/** Creates what finds an operation by the method of a request and the end of its path, e.g. `GET /api/v1/calls`. */
export function createFinder(operations: Operations) {
  const known = Object.entries(operations).map(([operationId, operation]) => {
    const path = escapePattern(operation.path).replaceAll(/\\\{.*?\\\}/g, '[^/]+');
    return { operationId, operation, expression: new RegExp(`^${operation.method} .*${path}$`, 'i') };
  });
  return (target: string) => known.find(({ expression }) => expression.test(target));
}

/** An operation that the document does not have is taken for one that must not be done twice, unless it only reads. */
function describeUnknown(target: string): Pick<CallState, 'operationId' | 'operation'> {
  return { operationId: target, operation: { effect: /^(GET|HEAD)/.test(target) ? 'read' : 'act', reads: 'text' } };
}
