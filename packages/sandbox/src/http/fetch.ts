import { setTimeout as delay } from 'node:timers/promises';
import { requestLimits } from './limits.ts';
import type { SandboxRequest, SandboxResponse } from './message.ts';

/** A function that returns a request as the global `fetch` would. */
export type Fetch = (request: Request) => Promise<Response>;

/** Makes a web-standard `fetch` of a function that responds to plain requests. */
export function createFetch(response: (request: SandboxRequest) => SandboxResponse): Fetch {
  return async (request) => {
    const { origin, pathname, search } = new URL(request.url);
    const body = request.body === null ? new Uint8Array() : await parseBody(request.body);
    const responded = response({
      method: request.method,
      origin,
      path: pathname,
      query: search.slice(1),
      header: (name) => request.headers.get(name),
      body,
    });
    return respond(responded, request.signal);
  };
}

// Reads one byte more than is allowed, so that a body that is too large can be told from one that just fits.
async function parseBody(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > requestLimits.bodyBytes) break;
  }
  return Buffer.concat(chunks);
}

async function respond({ status, headers, body, connection }: SandboxResponse, signal: AbortSignal): Promise<Response> {
  if (connection?.kind === 'drop') throw new TypeError('fetch failed: the connection was closed without a response');
  if (connection?.kind === 'delay') await delay(connection.milliseconds, undefined, { signal });
  if (connection?.kind === 'cut-off') return new Response(cutOff(body), { status, headers });
  const isBodyAllowed = status !== 204 && status !== 304;
  return new Response(isBodyAllowed ? body : null, { status, headers });
}

function cutOff(body: string): ReadableStream<Uint8Array> {
  const half = new TextEncoder().encode(body.slice(0, body.length / 2));
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new TypeError('terminated: the connection was closed within the response'));
      sent = true;
      controller.enqueue(half);
    },
  });
}
