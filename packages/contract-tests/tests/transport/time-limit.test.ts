import { describe, expect, it } from 'vitest';
import { limitTime } from '../../src/transport/time-limit.ts';

const request = () => new Request('http://127.0.0.1/');

describe('the time limit', () => {
  it('gives up a request that is not answered', async () => {
    const fetch = limitTime(
      ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      10,
    );

    await expect(fetch(request())).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('hands on a response that comes in time', async () => {
    const fetch = limitTime(async () => new Response('{"a":1}', { status: 201, headers: { 'X-A': 'b' } }), 1000);

    const response = await fetch(request());

    expect([response.status, response.headers.get('X-A'), await response.text()]).toEqual([201, 'b', '{"a":1}']);
  });

  it('hands on a response that may not have a body', async () => {
    const fetch = limitTime(async () => new Response(null, { status: 204 }), 1000);

    expect((await fetch(request())).status).toBe(204);
  });
});
