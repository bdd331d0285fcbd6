import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLimiter, createTrustCallerClient } from '../src/trustcaller.ts';
import { createStubFetch, fakeToken, json } from './stub-fetch.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a limiter', () => {
  it('lets no more requests through in any minute than TrustCaller allows, and in the order of the calls', async () => {
    const start = Date.now();
    const sent: [order: number, time: number][] = [];
    const limiter = createLimiter();

    const turns = Array.from({ length: 200 }, async (_, order) => {
      await limiter.acquire();
      sent.push([order, Date.now() - start]);
    });
    await vi.runAllTimersAsync();
    await Promise.all(turns);

    expect(sent.map(([order]) => order)).toEqual(Array.from({ length: 200 }, (_, order) => order));
    const crowded = sent.filter(([, time], index) => (sent[index + 60]?.[1] ?? Infinity) - time <= 60_000);
    expect(crowded).toEqual([]);
    expect(sent.at(-1)?.[1]).toBe(3 * 61_000);
  });

  it('lets one who gives up out of the queue at once and uses nothing up for it', async () => {
    const limiter = createLimiter({ requests: 1, seconds: 10, margin: 0 });
    const controller = new AbortController();
    await limiter.acquire();
    const first = limiter.acquire(controller.signal);
    const second = limiter.acquire(controller.signal);
    const third = limiter.acquire();
    const outcome = Promise.allSettled([first, second]);

    controller.abort('enough');
    expect(await outcome).toEqual(Array(2).fill({ status: 'rejected', reason: 'enough' }));
    await vi.advanceTimersByTimeAsync(10_000);
    await third;

    expect(vi.getTimerCount()).toBe(0);
  });

  it('is asked before every attempt of a client', async () => {
    const acquire = vi.fn(async () => undefined);
    const { fetch, sent } = createStubFetch(json({}, 500), json({ call_received: true }));
    const client = createTrustCallerClient({ token: fakeToken, fetch, limiter: { acquire }, retryDelay: 0 });

    await client.checkLiveCall({ number: '120000486562997' });

    expect([acquire.mock.calls.length, sent.length]).toEqual([2, 2]);
  });

  it('ends a call that waits for it with an AbortedError when its signal aborts', async () => {
    const limiter = createLimiter({ requests: 1 });
    await limiter.acquire();
    const controller = new AbortController();
    const { fetch, sent } = createStubFetch(json({}));
    const client = createTrustCallerClient({ token: fakeToken, fetch, limiter, signal: controller.signal });
    const call = client.listApiKeys().safe();

    controller.abort();
    const result = await call;

    expect(result.ok || result.error).toMatchObject({ name: 'AbortedError', attempts: 0 });
    expect(sent).toEqual([]);
  });
});
