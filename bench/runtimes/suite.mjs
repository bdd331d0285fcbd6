/**
 * What must hold on every runtime, in plain JavaScript that needs none of their own test libraries.
 * `runSuite` returns the titles that held and throws an Error that names those that did not.
 */
import {
  broadcastInChunks,
  createNavixyClient,
  fromWallClock,
  isTrustlineError,
  pollChatMessages,
  toWallClock,
} from '@trustline/client/navixy';
import { jsonResponse, mockFetch, trustCallerFixtures } from '@trustline/client/testing';
import { createLimiter, createTrustCallerClient, createTrustCallerHttpClient } from '@trustline/client/trustcaller';

const hash = '00000000000000000000000000000000';
const token = '1|sandbox-demo-token';
const check = { number: '120000486562997' };

function equal(actual, expected) {
  const [left, right] = [actual, expected].map((value) => JSON.stringify(value));
  if (left !== right) throw new Error(`${left} instead of ${right}`);
}

async function failureOf(call) {
  const result = await call.safe();
  if (result.ok) throw new Error(`${JSON.stringify(result.data)} instead of an error`);
  return result.error;
}

const tests = {
  'returns the data of an answer': async () => {
    const { data } = await createTrustCallerClient({ token, fetch: mockFetch() }).getCall({ id: 98765 });
    equal(data, trustCallerFixtures.getCall.callFound.data);
  },
  'sends credential, method, body and accepted type': async () => {
    const fetch = mockFetch();
    await createNavixyClient({ hash, fetch }).sendChatMessage({ tracker_id: 7, message: 'Grüße 👋' });
    const [{ method, headers, body }] = fetch.requests;
    equal([method, headers.get('authorization'), headers.get('accept')], ['POST', `NVX ${hash}`, 'application/json']);
    equal(body, { tracker_id: 7, message: 'Grüße 👋' });
  },
  'uses the global fetch of the moment it is called': async () => {
    const original = globalThis.fetch;
    globalThis.fetch = mockFetch({ checkLiveCall: { call_received: false } });
    try {
      equal(await createTrustCallerClient({ token }).checkLiveCall(check), { call_received: false });
    } finally {
      globalThis.fetch = original;
    }
  },
  'calls by path': async () => {
    const client = createTrustCallerHttpClient({ token, fetch: mockFetch({ checkLiveCall: { call_received: true } }) });
    const { data } = await client.GET('/calls/check', { params: { query: check } });
    equal(data, { call_received: true });
  },
  'ends a response that is too large': async () => {
    const fetch = async () => new Response(' '.repeat(2000));
    const error = await failureOf(createTrustCallerClient({ token, fetch, maxResponseSize: 1000 }).listApiKeys());
    equal(error.name, 'InvalidResponseError');
  },
  'reports a connection that cannot be made': async () => {
    const client = createTrustCallerClient({ token, baseUrl: 'http://127.0.0.1:9/api/v1', retries: 0 });
    equal((await failureOf(client.checkLiveCall(check))).name, 'ConnectionError');
  },
  'tells a failure hidden in HTTP 200': async () => {
    const refusal = { success: false, status: { code: 236, description: 'No chat.' } };
    const fetch = mockFetch({ countUnreadChatMessages: () => jsonResponse({ status: 200, body: refusal }) });
    const error = await failureOf(createNavixyClient({ hash, fetch }).countUnreadChatMessages());
    equal([error.name, error.code, isTrustlineError(error)], ['TariffError', 236, true]);
  },
  'reports HTML in place of JSON': async () => {
    const client = createTrustCallerClient({ token, fetch: async () => new Response('<html>') });
    equal((await failureOf(client.listApiKeys())).name, 'InvalidResponseError');
  },
  'repeats after a failure and obeys Retry-After': async () => {
    let count = 0;
    const waits = [];
    const fetch = async () => {
      count += 1;
      return count === 1
        ? new Response('{}', { status: 429, headers: { 'retry-after': '1' } })
        : new Response('{"call_received":true}');
    };
    const onRetry = (_, delay) => waits.push(delay);
    await createTrustCallerClient({ token, fetch, onRetry }).checkLiveCall(check);
    equal([count, waits], [2, [1000]]);
  },
  'ends a call that takes too long': async () => {
    const client = createTrustCallerClient({ token, fetch: () => new Promise(() => {}), timeout: 20, retries: 0 });
    equal((await failureOf(client.listApiKeys())).name, 'TimeoutError');
  },
  'ends a call whose signal aborts': async () => {
    const controller = new AbortController();
    const client = createTrustCallerClient({ token, fetch: () => new Promise(() => {}), signal: controller.signal });
    const call = failureOf(client.listApiKeys());
    controller.abort();
    equal((await call).name, 'AbortedError');
  },
  'refuses bad input before sending': async () => {
    const fetch = mockFetch();
    const error = await failureOf(createTrustCallerClient({ token, fetch }).checkLiveCall({ number: '+1' }));
    equal([error.name, error.attempts, fetch.requests.length], ['ValidationError', 0, 0]);
  },
  'walks through a list': async () => {
    const [call] = trustCallerFixtures.listCalls.oneCall.data;
    const listCalls = ({ url }) => {
      const page = Number(url.searchParams.get('page') ?? 1);
      const links = { first: null, last: null, prev: null, next: page < 3 ? 'x' : null };
      return { data: [{ ...call, id: page }], links, meta: { current_page: page, per_page: 1, total: 3 } };
    };
    const ids = [];
    const client = createTrustCallerClient({ token, fetch: mockFetch({ listCalls }), limiter: createLimiter() });
    for await (const { id } of client.listCalls({ per_page: 1, from: new Date(0) })) ids.push(id);
    equal(ids, [1, 2, 3]);
  },
  'broadcasts in chunks': async () => {
    const broadcastChatMessage = ({ body }) => ({ success: true, sent_to: body.trackers, not_sent_to: [] });
    const navixy = createNavixyClient({ hash, fetch: mockFetch({ broadcastChatMessage }) });
    const trackers = Array.from({ length: 301 }, (_, index) => index + 1);
    equal((await broadcastInChunks(navixy, { trackers, message: 'x' })).sent_to, trackers);
  },
  polls: async () => {
    const message = { id: 1, submit_time: '2026-05-15 12:00:00', text: '', type: 'INCOMING', status: 'DELIVERED' };
    const navixy = createNavixyClient({
      hash,
      fetch: mockFetch({ listChatMessages: { success: true, list: [message] } }),
    });
    for await (const { id } of pollChatMessages(navixy, { tracker_id: 1, since: '2026-05-15 12:00:00' })) {
      equal(id, 1);
      break;
    }
  },
  'reads and writes wall-clock times': async () => {
    equal(toWallClock(new Date('2026-05-01T10:00:00Z'), 'Europe/Berlin'), '2026-05-01 12:00:00');
    equal(toWallClock(new Date('2026-01-01T23:00:00Z'), 'Europe/Berlin'), '2026-01-02 00:00:00');
    const later = fromWallClock('2026-10-25 02:30:00', 'Europe/Berlin', { disambiguation: 'later' });
    equal(later.toISOString(), '2026-10-25T01:30:00.000Z');
  },
  'leads from an error to the caller': async () => {
    const client = createTrustCallerClient({ token, fetch: async () => new Response('{}', { status: 401 }) });
    async function nightlyReport() {
      return await client.listApiKeys();
    }
    const error = await nightlyReport().catch((reason) => reason);
    equal([error.name, error.stack.includes('nightlyReport')], ['AuthenticationError', true]);
  },
  'shows no credential': async () => {
    const fetch = async () => Promise.reject(new TypeError(`bad header ${token}`));
    const error = await failureOf(createTrustCallerClient({ token, fetch, retries: 0 }).listApiKeys());
    equal(`${error}${error.stack}${JSON.stringify(error)}`.includes(token), false);
  },
};

export async function runSuite() {
  const failures = [];
  for (const [title, test] of Object.entries(tests)) {
    await test().catch((error) => failures.push(`${title}: ${error.message}`));
  }
  if (failures.length > 0) throw new Error(failures.join('\n'));
  return Object.keys(tests);
}
