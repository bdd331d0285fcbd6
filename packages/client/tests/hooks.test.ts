import { describe, expect, it } from 'vitest';
import type { TrustlineError } from '../src/error.ts';
import type { ApiRequest } from '../src/options.ts';
import { createTrustCallerClient } from '../src/trustcaller.ts';
import { createStubFetch, disconnected, fakeToken, json, text } from './stub-fetch.ts';

const live = { call_received: true };
const check = { number: '120000486562997' };
const token = fakeToken;

describe('the hooks of a client', () => {
  it('are called once for a call, with the repetitions below them', async () => {
    const told: string[] = [];
    const { fetch } = createStubFetch(disconnected(), json(live));
    const client = createTrustCallerClient({
      token,
      fetch,
      retryDelay: 0,
      onRequest: ({ operationId, method, url }) => void told.push(`request ${operationId} ${method} ${url}`),
      onRetry: ({ name }) => void told.push(`retry ${name}`),
      onResponse: ({ response, request, data }) =>
        void told.push(`response ${request.operationId} ${response.status} ${JSON.stringify(data)}`),
      onError: ({ name }) => void told.push(`error ${name}`),
    });

    await client.checkLiveCall(check);

    const url = 'https://trustcaller.net/api/v1/calls/check?number=120000486562997';
    expect(told).toEqual([
      `request checkLiveCall GET ${url}`,
      'retry ConnectionError',
      'response checkLiveCall 200 {"call_received":true}',
    ]);
  });

  it('hear of a failure once, also of input that was rejected', async () => {
    const errors: TrustlineError[] = [];
    const { fetch } = createStubFetch(text('<html>'));
    const client = createTrustCallerClient({ token, fetch, onError: (error) => void errors.push(error) });

    await client.checkLiveCall(check).safe();
    await client.checkLiveCall({ number: '+1' }).safe();

    expect(errors.map(({ name }) => name)).toEqual(['InvalidResponseError', 'ValidationError']);
  });

  it('may add headers, and see no credential', async () => {
    const seen: ApiRequest[] = [];
    const { fetch, sent } = createStubFetch(json(live));
    const onRequest = (request: ApiRequest) => {
      seen.push(request);
      request.headers.set('x-trace', 'abc');
    };

    await createTrustCallerClient({ token, fetch, onRequest }).checkLiveCall(check);

    expect(sent[0]?.headers.get('x-trace')).toBe('abc');
    expect(sent[0]?.headers.get('authorization')).toBe(`Bearer ${token}`);
    expect(JSON.stringify([seen, seen.map(({ headers }) => [...headers])])).not.toContain(token);
  });

  it('that throw end the call with what they throw', async () => {
    const { fetch, sent } = createStubFetch(json(live));
    const onRequest = () => {
      throw new RangeError('not today');
    };
    const client = createTrustCallerClient({ token, fetch, onRequest });

    await expect(client.checkLiveCall(check)).rejects.toThrow(RangeError);
    expect(await client.checkLiveCall(check).safe()).toMatchObject({ ok: false, error: { message: 'not today' } });
    expect(sent).toEqual([]);
  });
});

describe('the logger of a client', () => {
  it('gets one line for each attempt, without the credential', async () => {
    const lines: string[] = [];
    const { fetch } = createStubFetch(disconnected(`rejected ${token}`), json(live));
    const logger = { debug: (line: string) => void lines.push(line) };

    await createTrustCallerClient({ token, fetch, logger, retryDelay: 0 }).checkLiveCall(check);

    expect(lines).toEqual(['checkLiveCall: no response: TypeError: rejected 1|***', 'checkLiveCall']);
  });
});

describe('a call', () => {
  it('gives its response beside the data', async () => {
    const { fetch } = createStubFetch(json(live, 200, { 'x-ratelimit-remaining': '41' }));

    const { data, response } = await createTrustCallerClient({ token, fetch }).checkLiveCall(check).withResponse();

    expect(data.call_received).toBe(true);
    expect(response.headers.get('x-ratelimit-remaining')).toBe('41');
  });

  it('that fails leaves no rejection unhandled, whichever way it is waited for', async () => {
    const { fetch } = createStubFetch(disconnected());
    const client = createTrustCallerClient({ token, fetch, retries: 0 });
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => void unhandled.push(reason);
    process.on('unhandledRejection', note);

    const results = await Promise.allSettled([
      client.checkLiveCall(check).safe(),
      client.checkLiveCall(check).withResponse(),
      client.checkLiveCall(check),
    ]);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', note);

    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(unhandled).toEqual([]);
  });

  it('can have headers and a base URL of its own', async () => {
    const { fetch, sent } = createStubFetch(json(live));
    const client = createTrustCallerClient({ token, fetch, headers: { 'x-a': '1', 'x-b': '1' } });

    await client.checkLiveCall(check, { baseUrl: 'https://mirror.example/api/', headers: { 'x-b': '2' } });

    expect(sent[0]?.url.href).toBe('https://mirror.example/api/calls/check?number=120000486562997');
    expect([sent[0]?.headers.get('x-a'), sent[0]?.headers.get('x-b')]).toEqual(['1', '2']);
  });

  it('uses the global fetch of the moment it is made', async () => {
    const { fetch, sent } = createStubFetch(json(live));
    const client = createTrustCallerClient({ token });
    const original = globalThis.fetch;

    globalThis.fetch = (input, init = {}) => fetch(String(input), init);
    await client.checkLiveCall(check).finally(() => {
      globalThis.fetch = original;
    });

    expect(sent).toHaveLength(1);
  });
});
