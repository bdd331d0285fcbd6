import { describe, expect, it } from 'vitest';
import { obeyRetryAfter, type RetryOptions } from '../../src/transport/retry-after.ts';

const errorResponse = (retryAfter?: string) =>
  new Response('{}', { status: 429, headers: retryAfter === undefined ? {} : { 'Retry-After': retryAfter } });

function server(responses: Response[], options: Partial<RetryOptions> = {}) {
  const waits: number[] = [];
  const bodies: string[] = [];
  const fetch = obeyRetryAfter(
    async (request) => {
      bodies.push(await request.text());
      return responses.shift() ?? new Response('{}');
    },
    {
      wait: async (milliseconds) => {
        waits.push(milliseconds);
      },
      ...options,
    },
  );
  return { fetch, waits, bodies };
}

const post = () => new Request('http://127.0.0.1/', { method: 'POST', body: 'text' });

describe('Retry-After', () => {
  it('is waited for, then the same request is sent again', async () => {
    const { fetch, waits, bodies } = server([errorResponse('7')]);

    const response = await fetch(post());

    expect(response.status).toBe(200);
    expect(waits).toEqual([7000]);
    expect(bodies).toEqual(['text', 'text']);
  });

  it('is taken to be a tenth of a second when the response does not say', async () => {
    const { fetch, waits } = server([errorResponse(), errorResponse('soon')]);

    await fetch(post());

    expect(waits).toEqual([100, 100]);
  });

  it('is not waited for when it is longer than a minute', async () => {
    const { fetch, waits } = server([errorResponse('61')]);

    const response = await fetch(post());

    expect(response.status).toBe(429);
    expect(waits).toEqual([]);
  });

  it('is given up after twenty further attempts', async () => {
    const { fetch, waits } = server(Array.from({ length: 30 }, () => errorResponse('1')));

    const response = await fetch(post());

    expect(response.status).toBe(429);
    expect(waits).toEqual(Array.from({ length: 20 }, () => 1000));
  });

  it('is waited for two minutes in all, whichever requests ask for it', async () => {
    const { fetch, waits } = server(Array.from({ length: 30 }, () => errorResponse('50')));

    const responses = [await fetch(post()), await fetch(post())];

    expect(responses.map(({ status }) => status)).toEqual([429, 429]);
    expect(waits).toEqual([50_000, 50_000]);
  });

  it('is left alone when the error response is what is asked for', async () => {
    const { fetch, waits } = server([errorResponse('1')], { allow429: () => true });

    const response = await fetch(post());

    expect(response.status).toBe(429);
    expect(waits).toEqual([]);
  });

  it('repeats nothing but a 429', async () => {
    const { fetch, bodies } = server([new Response('{}', { status: 503, headers: { 'Retry-After': '1' } })]);

    const response = await fetch(post());

    expect(response.status).toBe(503);
    expect(bodies).toHaveLength(1);
  });
});
