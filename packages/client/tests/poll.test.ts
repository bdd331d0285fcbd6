import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ChatMessage, createNavixyClient, pollChatMessages } from '../src/navixy.ts';
import { mockFetch } from '../src/testing.ts';
import { fakeHash } from './stub-fetch.ts';

const most = 1024;

/** A chat that grows; it is listed as Navixy lists it. */
function createChat(...times: string[]) {
  const messages: ChatMessage[] = [];
  const add = (...submitted: string[]) => {
    for (const submit_time of submitted) {
      messages.push({ id: messages.length + 1, submit_time, text: '', type: 'INCOMING', status: 'DELIVERED' });
    }
  };
  add(...times);
  const fetch = mockFetch({
    listChatMessages: ({ body }) => {
      const { from = '', limit = most, ascending = true } = { ...Object(body) };
      const list = messages.filter(({ submit_time }) => submit_time >= from);
      return { success: true, list: (ascending ? list : list.reverse()).slice(0, limit) };
    },
  });
  return { add, fetch, navixy: createNavixyClient({ hash: fakeHash, fetch }) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Takes the next `count` messages while time passes. */
async function take(poll: AsyncGenerator<ChatMessage>, count: number): Promise<number[]> {
  const ids: number[] = [];
  while (ids.length < count) {
    const [{ value }] = await Promise.all([poll.next(), vi.advanceTimersByTimeAsync(10_000)]);
    if (value) ids.push(value.id);
  }
  return ids;
}

describe('polling a chat', () => {
  it('gives the messages that arrive from now on, each once, and none of the second before', async () => {
    const { add, navixy } = createChat('2026-05-15 12:00:00', '2026-05-15 12:00:05');
    const poll = pollChatMessages(navixy, { tracker_id: 1 });
    const first = poll.next();
    await vi.advanceTimersByTimeAsync(5000);

    add('2026-05-15 12:00:05', '2026-05-15 12:00:05');
    await vi.advanceTimersByTimeAsync(5000);
    const { value } = await first;
    const second = await take(poll, 1);
    add('2026-05-15 12:00:05', '2026-05-15 12:00:20');

    expect([value?.id, ...second, ...(await take(poll, 2))]).toEqual([3, 4, 5, 6]);
  });

  it('begins with the messages since a given time', async () => {
    const { navixy } = createChat('2026-05-15 11:59:59', '2026-05-15 12:00:00', '2026-05-15 12:30:00');

    expect(await take(pollChatMessages(navixy, { tracker_id: 1, since: '2026-05-15 12:00:00' }), 2)).toEqual([2, 3]);
  });

  it('in a chat without messages waits for the first', async () => {
    const { add, navixy } = createChat();
    const poll = pollChatMessages(navixy, { tracker_id: 1 });
    const first = poll.next();
    await vi.advanceTimersByTimeAsync(25_000);

    add('2026-05-15 12:00:00');
    await vi.advanceTimersByTimeAsync(10_000);

    expect((await first).value?.id).toBe(1);
  });

  it('misses nothing when the clocks go back and newer messages carry older times', async () => {
    const { add, navixy } = createChat('2026-10-25 02:59:00');
    const poll = pollChatMessages(navixy, { tracker_id: 1, since: '2026-10-25 02:50:00' });
    const before = await take(poll, 1);

    add('2026-10-25 02:00:01', '2026-10-25 02:30:00', '2026-10-25 03:00:00');

    expect([...before, ...(await take(poll, 3))]).toEqual([1, 2, 3, 4]);
  });

  it('reads on at once when there are more messages than one response holds', async () => {
    const times = Array.from({ length: 2500 }, (_, index) => new Date(Date.UTC(2026, 4, 15) + index * 500));
    const { fetch, navixy } = createChat(...times.map((time) => time.toISOString().slice(0, 19).replace('T', ' ')));

    const ids = await take(pollChatMessages(navixy, { tracker_id: 1, since: '2026-05-15 00:00:00' }), 2500);

    expect(ids).toEqual(times.map((_, index) => index + 1));
    expect(fetch.requests).toHaveLength(3);
  });

  it('ends with an error rather than miss one of more messages in a second than one response holds', async () => {
    const { navixy } = createChat(...Array.from({ length: most + 1 }, () => '2026-05-15 12:00:00'));
    const poll = pollChatMessages(navixy, { tracker_id: 1, since: '2026-05-15 12:00:00' });

    await expect(take(poll, most + 1)).rejects.toMatchObject({ name: 'InvalidResponseError' });
  });

  it('goes on giving messages after one that is dated ahead', async () => {
    vi.setSystemTime(new Date('2026-05-15T12:00:00Z'));
    const { add, navixy } = createChat('2026-05-15 12:00:00');
    const poll = pollChatMessages(navixy, { tracker_id: 1, since: '2026-05-15 12:00:00' });
    const first = await take(poll, 1);

    add('9999-12-31 23:59:59');
    const ahead = await take(poll, 1);
    add('2026-05-15 12:00:30');

    expect([...first, ...ahead, ...(await take(poll, 1))]).toEqual([1, 2, 3]);
  });

  it.each([Number.NaN, -1, 2 ** 31, 0.5])('rejects an interval of %d', async (interval) => {
    const { navixy } = createChat();

    await expect(pollChatMessages(navixy, { tracker_id: 1, interval }).next()).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringMatching(
        /^pollChatMessages: interval must fit (type integer|minimum 0|maximum 2147483647)$/,
      ),
    });
  });

  it('ends when its signal aborts, also while it waits', async () => {
    const controller = new AbortController();
    const { navixy } = createChat();
    const ended = pollChatMessages(navixy, { tracker_id: 1, signal: controller.signal })
      .next()
      .catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(1000);

    controller.abort();

    expect(await ended).toMatchObject({ name: 'AbortedError' });
    expect(vi.getTimerCount()).toBe(0);
  });
});
