import { describe, expect, it } from 'vitest';
import { assertConsistentNavixyResponse, createNavixyClient } from '../src/navixy.ts';
import { trustCallerFixtures } from '../src/testing.ts';
import { assertConsistentTrustCallerResponse, createTrustCallerClient } from '../src/trustcaller.ts';
import { createStubFetch, fakeHash, fakeToken, json } from './stub-fetch.ts';

const navixy = (response: object, headers = {}) =>
  createNavixyClient({
    hash: fakeHash,
    fetch: createStubFetch(json({ success: true, ...response }, 200, headers)).fetch,
    onResponse: assertConsistentNavixyResponse,
  });
const trustcaller = (response: object, status = 200) =>
  createTrustCallerClient({
    token: fakeToken,
    fetch: createStubFetch(json(response, status)).fetch,
    onResponse: assertConsistentTrustCallerResponse,
  });

const messages = (times: readonly string[], update_time: string | null = null) => ({
  list: times.map((submit_time, index) => {
    return { id: index + 1, submit_time, update_time, text: 'x', type: 'OUTGOING', status: 'DELIVERED' };
  }),
});
const noon = '2026-05-15 12:00:00';
const list = (response: object, input: object = { from: noon }, headers = {}) =>
  navixy(response, headers).listChatMessages({ tracker_id: 1, ...input });
const date = { date: 'Fri, 15 May 2026 12:00:00 GMT' };

const page = trustCallerFixtures.listCalls.oneCall;
const [sample] = page.data;
const calls = (changes: object[], meta: object = {}, links: object = {}) => ({
  data: changes.map((change, index) => ({ ...sample, id: index + 1, ...change })),
  links: { first: null, last: null, prev: null, next: null, ...links },
  meta: { current_page: 1, per_page: 100, total: changes.length, ...meta },
});
const key = { id: 1, name: 'Old', last_used_at: null, created_at: '2026-05-15T12:00:00Z' };

describe('a check of responses finds', () => {
  it.each([
    ['more messages than the limit', () => list(messages([noon, noon]), { limit: 1 })],
    ['messages out of order', () => list(messages(['2026-05-15 13:00:00', '2026-05-15 12:30:00']))],
    ['a message from before the window', () => list(messages(['2026-05-15 11:59:59']))],
    ['a message from behind the window', () => list(messages(['2026-05-15 12:00:01']), { to: noon })],
    ['a message older than the default window', () => list(messages(['2026-05-07 00:00:00']), {}, date)],
    ['a message delivered before it was sent', () => list(messages([noon], '2026-05-15 11:30:00'))],
    ['ISO times nobody asked for', () => list(messages(['2026-05-15T12:00:00Z']))],
    ['an update of another tracker', () => navixy({ value: { 2: noon } }).listChatUpdates({ trackers: [1] })],
    [
      'a tracker that is reported in neither list',
      () => navixy({ sent_to: [1], not_sent_to: [] }).broadcastChatMessage({ trackers: [1, 2], message: 'x' }),
    ],
    ['another page', () => trustcaller(calls([{}])).listCalls({ page: 2 })],
    ['too few calls', () => trustcaller(calls([{}], { total: 2 })).listCalls()],
    ['a call that is listed twice', () => trustcaller(calls([{ id: 1 }, { id: 1 }])).listCalls()],
    ['a call from before the days asked for', () => trustcaller(calls([{}])).listCalls({ from: '2026-05-17' })],
    ['a call from behind the days asked for', () => trustcaller(calls([{}])).listCalls({ to: '2026-05-13' })],
    ['a duration that is not that of the call', () => trustcaller(calls([{ duration: 5 }])).listCalls()],
    ['another call', () => trustcaller({ data: sample }).getCall({ id: 1 })],
    [
      'a link that leads to the wrong page',
      () => trustcaller(calls([{}], { per_page: 1, total: 3 }, { next: '/calls?page=3' })).listCalls({ per_page: 1 }),
    ],
    ['a wrong count of keys', () => trustcaller({ data: [key], count: 2 }).listApiKeys()],
    ['a token among the keys', () => trustcaller({ data: [{ ...key, token: 'x' }], count: 1 }).listApiKeys()],
    [
      'a key of another name',
      () => trustcaller({ ...key, token: 'x', message: 'Save it.' }, 201).createApiKey({ name: 'New' }),
    ],
  ])('%s', async (_, call) => {
    await expect(call()).rejects.toMatchObject({
      name: 'InvalidResponseError',
      message: expect.stringContaining('deviates'),
    });
  });
});

describe('a check of responses lets pass', () => {
  it.each([
    ['an hour of the night that comes twice', () => list(messages(['2026-10-25 02:50:00', '2026-10-25 02:10:00']))],
    ['a message on the edge of the default window', () => list(messages(['2026-05-08 01:00:00']), {}, date)],
    ['an old message when no server says what time it is', () => list(messages(['2020-01-01 00:00:00']), {})],
    ['a day in the zone of the Line Islands', () => trustcaller(calls([{}])).listCalls({ from: '2026-05-16' })],
    [
      'a page behind the last one',
      () => trustcaller(calls([], { current_page: 9, total: 5 }, { prev: 'x' })).listCalls({ page: 9 }),
    ],
    [
      'links of a form of their own',
      () => trustcaller(calls([{}], {}, { first: '/calls;1', last: '/calls;1' })).listCalls(),
    ],
  ])('%s', async (_, call) => {
    await expect(call()).resolves.toBeDefined();
  });
});
