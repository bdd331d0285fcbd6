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
    const call: CallState = { ...shared, ...(find(target) ?? describeUnknown(target)), headers };
    try {
      return copyResponse(await send(call, request, await readRequestBody(request)));
    } catch (error) {
      const { received } = call;
      if (!isTrustlineError(error) || typeof received?.data !== 'object') throw error;
      const { status, headers } = received.response;
      return copyResponse(received, { status: status < 400 ? (api.codes[error.code ?? 0] ?? 400) : status, headers });
    }
  };
}

/** Copies a response whose body was read, without having its text decoded a second time. */
function copyResponse(received: Received, init: ResponseInit = received.response): Response {
  const { response, body } = received;
  const text = async () => (typeof body === 'string' ? body : body.text());
  const json = async () => JSON.parse(await text());
  const copy = Object.assign(new Response(body || null, init), {
    text,
    json,
    clone: () => copyResponse(received, init),
  });
  return Object.defineProperty(copy, 'url', { value: response.url });
}

/** Creates what finds an operation by the method of a request and the end of its path, e.g. `GET /api/v1/calls`. */
export function createFinder(operations: Operations) {
  const known = Object.entries(operations).map(([operationId, operation]) => {
    const path = operation.path
      .split(/\{.*?\}/)
      .map(escapePattern)
      .join('[^/]+');
    return { operationId, operation, expression: new RegExp(`^${operation.method} .*${path}$`, 'i') };
  });
  return (target: string) => known.find(({ expression }) => expression.test(target));
}

/** An operation that the document does not have is taken for one that must not be done twice, unless it only reads. */
function describeUnknown(target: string): Pick<CallState, 'operationId' | 'operation'> {
  return { operationId: target, operation: { effect: /^(GET|HEAD)/.test(target) ? 'read' : 'act', reads: 'text' } };
}
