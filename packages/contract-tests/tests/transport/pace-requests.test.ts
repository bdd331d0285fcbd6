import { describe, expect, it } from 'vitest';
import { paceRequests } from '../../src/transport/pace-requests.ts';

/** A server that is asked as often as a limit allows; waiting takes no time but is counted. */
function server(pace: { requests: number; seconds: number } | null) {
  const waits: number[] = [];
  const order: string[] = [];
  const fetch = paceRequests(
    async (request) => {
      order.push(new URL(request.url).pathname);
      return new Response('{}');
    },
    {
      paceOf: (request) => pace && { ...pace, credential: request.headers.get('Authorization') ?? 'none' },
      wait: async (milliseconds) => void waits.push(milliseconds),
    },
  );
  const send = (path: string, credential = 'a') =>
    fetch(new Request(`http://127.0.0.1/${path}`, { headers: { Authorization: credential } }));
  return { send, waits, order };
}

describe('a paced run', () => {
  it('sends nine tenths of a quota at once, and the rest when the time is over', async () => {
    const { send, waits, order } = server({ requests: 10, seconds: 60 });

    await Promise.all(Array.from({ length: 19 }, (_, index) => send(String(index))));

    const long = waits.filter((milliseconds) => milliseconds > 1000);
    expect(long).toHaveLength(2);
    expect(long.every((milliseconds) => milliseconds > 50_000 && milliseconds <= 60_000)).toBe(true);
    expect(order).toEqual(Array.from({ length: 19 }, (_, index) => `/${index}`));
  });

  it('counts each credential for itself', async () => {
    const { send, waits } = server({ requests: 10, seconds: 60 });

    await Promise.all(Array.from({ length: 18 }, (_, index) => send('', index % 2 === 0 ? 'a' : 'b')));

    expect(waits).toEqual([]);
  });

  it('holds nothing back where nothing is limited', async () => {
    const { send, waits } = server(null);

    await Promise.all(Array.from({ length: 200 }, () => send('')));

    expect(waits).toEqual([]);
  });
});
