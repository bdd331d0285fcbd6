import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TrustlineError } from '../src/error.ts';
import { createNavixyClient } from '../src/navixy.ts';
import type { ClientOptions } from '../src/options.ts';
import { createTrustCallerClient } from '../src/trustcaller.ts';
import { createStubFetch, disconnected, fakeHash, fakeToken, json, type StubResponse } from './stub-fetch.ts';

const live = { call_received: true };
const busy = (code: number, status: number) => json({ success: false, status: { code, description: 'Busy.' } }, status);

const prepare = (responses: StubResponse[], options: ClientOptions = {}) => {
  const waits: [error: TrustlineError, delay: number][] = [];
  const onRetry = (error: TrustlineError, delay: number) => {
    waits.push([error, delay]);
  };
  const { fetch, sent } = createStubFetch(...responses);
  const settings = { fetch, onRetry, random: () => 1, ...options };
  const navixy = createNavixyClient({ hash: fakeHash, ...settings });
  const trustcaller = createTrustCallerClient({ token: fakeToken, ...settings });
  return { navixy, trustcaller, sent, waits };
};
const check = { number: '120000486562997' };

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-05-15T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Lets all waits pass and returns what the call came to. */
async function settle<Result>(call: Promise<Result>): Promise<Result> {
  const [result] = await Promise.all([call, vi.runAllTimersAsync()]);
  return result;
}

describe('a failed attempt', () => {
  it.each([
    ['a broken connection', disconnected()],
    ['HTTP 500', json({ message: 'Server Error' }, 500)],
    ['HTTP 503', json({}, 503)],
    ['HTTP 429', json({ message: 'Too Many Attempts.' }, 429)],
  ])('by %s is repeated twice, then it is an error that counts the attempts', async (_, response) => {
    const { trustcaller, sent, waits } = prepare([response]);

    const result = await settle(trustcaller.checkLiveCall(check).safe());

    expect(result.ok || result.error.attempts).toBe(3);
    expect(sent).toHaveLength(3);
    expect(waits.map(([, delay]) => delay)).toEqual([500, 1000]);
  });

  it.each([
    [15, 429],
    [15, 200],
    [8, 503],
    [14, 503],
    [14, 200],
    [1, 500],
  ])('by Navixy code %i with HTTP %i is repeated', async (code, status) => {
    const { navixy, sent } = prepare([busy(code, status), json({ success: true, value: {} })]);

    await settle(navixy.countUnreadChatMessages());

    expect(sent).toHaveLength(2);
  });

  it.each([
    ['HTTP 401', json({ message: 'Unauthenticated.' }, 401)],
    ['HTTP 404', json({ message: 'No.' }, 404)],
    ['HTTP 422', json({ message: 'No.' }, 422)],
    ['a response outside the contract', json({ call_received: 'yes' })],
  ])('by %s is not repeated', async (_, response) => {
    const { trustcaller, sent } = prepare([response]);

    await settle(trustcaller.checkLiveCall(check).safe());

    expect(sent).toHaveLength(1);
  });

  it('is repeated with the same request', async () => {
    const { navixy, sent } = prepare([disconnected(), json({ success: true })]);

    await settle(navixy.updateTrustedNumbers({ tracker_id: 1, list: ['496156680001'] }));

    const [first, second] = sent.map(({ url, body, headers }) => [url.href, body, [...headers]]);
    expect(second).toEqual(first);
  });

  it('is repeated as often as the call says', async () => {
    const { trustcaller, sent } = prepare([disconnected()], { retries: 5 });

    await settle(trustcaller.checkLiveCall(check, { retries: 1 }).safe());

    expect(sent).toHaveLength(2);
  });

  it('varies its wait by chance between half and full length', async () => {
    const { trustcaller, waits } = prepare([disconnected()], { random: () => 0, retryDelay: 100 });

    await settle(trustcaller.checkLiveCall(check).safe());

    expect(waits.map(([, delay]) => delay)).toEqual([50, 100]);
  });
});

describe('Retry-After', () => {
  const limited = (value: string) => json({ message: 'Too Many Attempts.' }, 429, { 'retry-after': value });

  it.each([
    ['whole seconds', '7', 7000],
    ['an HTTP date', 'Fri, 15 May 2026 12:00:09 GMT', 9000],
    ['a date in the past', 'Fri, 15 May 2026 11:00:00 GMT', 500],
    ['nonsense', 'soon', 500],
  ])('of %s is obeyed or replaced by the usual wait', async (_, value, delay) => {
    const { trustcaller, waits } = prepare([limited(value), json(live)]);

    await settle(trustcaller.checkLiveCall(check));

    expect(waits.map(([, wait]) => wait)).toEqual([delay]);
  });

  it('of more than the longest wait fails at once, because to come earlier is in vain', async () => {
    const { trustcaller, sent, waits } = prepare([limited('3600')]);

    const result = await settle(trustcaller.checkLiveCall(check).safe());

    expect(result.ok || result.error).toMatchObject({ name: 'RateLimitError', retryAfterMs: 3_600_000, attempts: 1 });
    expect([sent.length, waits]).toEqual([1, []]);
  });

  it('is a fact of the error', async () => {
    const { trustcaller } = prepare([limited('30')]);

    const result = await trustcaller.checkLiveCall(check, { retries: 0 }).safe();

    expect(result.ok || result.error).toMatchObject({ name: 'RateLimitError', retryAfterMs: 30_000 });
  });
});

describe('a write whose fate is unknown', () => {
  const writes: Record<string, (clients: ReturnType<typeof prepare>) => Promise<unknown>> = {
    sendChatMessage: ({ navixy }) => navixy.sendChatMessage({ tracker_id: 1, message: 'x' }, options),
    broadcastChatMessage: ({ navixy }) => navixy.broadcastChatMessage({ trackers: [1], message: 'x' }, options),
    createApiKey: ({ trustcaller }) => trustcaller.createApiKey({ name: 'x' }, options),
  };
  let options: { retryWrites?: boolean } = {};

  it.each(Object.entries(writes))('%s is never repeated unless asked for', async (_, write) => {
    options = {};
    for (const response of [disconnected(), json({}, 500), busy(14, 503), busy(8, 200)]) {
      const clients = prepare([response]);
      await settle(write(clients).catch(() => undefined));
      expect(clients.sent).toHaveLength(1);
    }
    options = { retryWrites: true };
    const clients = prepare([disconnected()]);
    await settle(write(clients).catch(() => undefined));
    expect(clients.sent).toHaveLength(3);
  });

  it.each(Object.entries(writes))(
    '%s is repeated after a response that the rate limit was exceeded, which did nothing',
    async (_, write) => {
      options = {};
      const clients = prepare([busy(15, 429)]);

      await settle(write(clients).catch(() => undefined));

      expect(clients.sent).toHaveLength(3);
    },
  );
});

describe('a timeout', () => {
  it('ends an attempt that gets no response, also when fetch pays no heed to its signal', async () => {
    const { trustcaller, sent } = prepare([() => new Promise<Response>(() => undefined)], {
      timeout: 2000,
      retries: 1,
    });

    const result = await settle(trustcaller.checkLiveCall(check).safe());

    expect(result.ok || result.error).toMatchObject({ name: 'TimeoutError', attempts: 2 });
    expect(sent).toHaveLength(2);
  });

  it('ends an attempt whose body never ends', async () => {
    const endless = () =>
      new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array([123])) }));
    const { trustcaller } = prepare([endless], { timeout: 2000, retries: 0 });

    const result = await settle(trustcaller.checkLiveCall(check).safe());

    expect(result.ok || result.error.name).toBe('TimeoutError');
  });

  it('leaves no timer behind', async () => {
    const { trustcaller } = prepare([json(live)]);

    await trustcaller.checkLiveCall(check);

    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('an AbortSignal', () => {
  it('ends a call under way', async () => {
    const controller = new AbortController();
    const { trustcaller } = prepare([() => new Promise<Response>(() => undefined)]);
    const call = trustcaller.checkLiveCall(check, { signal: controller.signal }).safe();

    controller.abort('enough');
    const result = await call;

    expect(result.ok || result.error).toMatchObject({ name: 'AbortedError', cause: 'enough', attempts: 1 });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends the wait before a repetition', async () => {
    const controller = new AbortController();
    const { trustcaller, sent } = prepare([disconnected()], { onRetry: () => controller.abort() });

    const result = await settle(trustcaller.checkLiveCall(check, { signal: controller.signal }).safe());

    expect(result.ok || result.error).toMatchObject({ name: 'AbortedError', attempts: 1 });
    expect(sent).toHaveLength(1);
  });

  it('that has aborted lets nothing be sent', async () => {
    const { trustcaller, sent } = prepare([json(live)]);

    const result = await trustcaller.checkLiveCall(check, { signal: AbortSignal.abort() }).safe();

    expect(result.ok || result.error.name).toBe('AbortedError');
    expect(sent).toEqual([]);
  });

  it('is told to fetch', async () => {
    const controller = new AbortController();
    let told: AbortSignal | null | undefined;
    const fetch = (_: string, init: RequestInit) => {
      told = init.signal;
      return new Promise<Response>(() => undefined);
    };
    const call = createTrustCallerClient({ token: fakeToken, fetch })
      .listApiKeys({}, { signal: controller.signal })
      .safe();
    await vi.waitFor(() => expect(told).toBeDefined());

    controller.abort();
    await call;

    expect(told?.aborted).toBe(true);
  });
});
