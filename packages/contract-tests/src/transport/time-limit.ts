import type { Fetch } from './fetch.ts';

/** Gives up a request that is not answered to its last byte after so many milliseconds; waiting before it is free. */
export function limitTime(next: Fetch, milliseconds: number): Fetch {
  return async (request) => {
    const maxWaitSeconds = new AbortController();
    const timer = setTimeout(() => maxWaitSeconds.abort(new DOMException('', 'TimeoutError')), milliseconds);
    try {
      const response = await next(new Request(request, { signal: maxWaitSeconds.signal }));
      const body = await response.arrayBuffer();
      const { status, statusText, headers } = response;
      return new Response([204, 205, 304].includes(status) ? null : body, { status, statusText, headers });
    } finally {
      clearTimeout(timer);
    }
  };
}
