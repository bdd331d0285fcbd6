import type { Fetch } from '../src/options.ts';

/** A request as a server would see it. */
export interface SentRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string;
}

/** What the stub answers with: a response, or what it throws. */
export type StubAnswer = () => Response | Promise<Response>;

/** Creates a `fetch` that gives the answers in turn, the last one for ever, and keeps what was sent. */
export function createStubFetch(...answers: StubAnswer[]): { fetch: Fetch; sent: SentRequest[] } {
  const sent: SentRequest[] = [];
  const fetch: Fetch = async (url, init) => {
    const answer = answers[Math.min(sent.length, answers.length - 1)];
    sent.push({
      url: new URL(url),
      method: init.method ?? 'GET',
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? init.body : '',
    });
    if (answer === undefined) throw new Error('The stub was given no answer.');
    return answer();
  };
  return { fetch, sent };
}

/** An answer with a JSON body. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): StubAnswer {
  return () =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

/** An answer with any text as its body. */
export function text(body: string, status = 200, headers: Record<string, string> = {}): StubAnswer {
  return () => new Response(body, { status, headers });
}

/** A request that never reaches a server. */
export function disconnected(message = 'connection refused'): StubAnswer {
  return () => Promise.reject(new TypeError(message));
}

/** Obviously made-up credentials. */
export const fakeHash = '00000000000000000000000000000000';
export const fakeToken = '1|sandbox-demo-token';
