import type { Fetch } from '../src/options.ts';

/** A request as a server would see it. */
export interface SentRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string;
}

/** What the stub responds with: a response, or what it throws. */
export type StubResponse = () => Response | Promise<Response>;

/** Creates a `fetch` that gives the responses in turn, the last one for ever, and keeps what was sent. */
export function createStubFetch(...responses: StubResponse[]): { fetch: Fetch; sent: SentRequest[] } {
  const sent: SentRequest[] = [];
  const fetch: Fetch = async (url, init) => {
    const response = responses[Math.min(sent.length, responses.length - 1)];
    sent.push({
      url: new URL(url),
      method: init.method ?? 'GET',
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? init.body : '',
    });
    if (response === undefined) throw new Error('The stub was given no response.');
    return response();
  };
  return { fetch, sent };
}

/** A response with a JSON body. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): StubResponse {
  return () =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

/** A response with any text as its body. */
export function text(body: string, status = 200, headers: Record<string, string> = {}): StubResponse {
  return () => new Response(body, { status, headers });
}

/** A request that never reaches a server. */
export function disconnected(message = 'connection refused'): StubResponse {
  return () => Promise.reject(new TypeError(message));
}

/** Obviously made-up credentials. */
export const fakeHash = '00000000000000000000000000000000';
export const fakeToken = '1|sandbox-demo-token';
