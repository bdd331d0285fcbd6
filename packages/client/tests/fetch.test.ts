import { QueryClient } from '@tanstack/react-query';
import { createSandbox } from '@trustline/sandbox';
import createFetchClient from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import { createElement } from 'react';
import { act, create } from 'react-test-renderer';
import { createQueryHook } from 'swr-openapi';
import { describe, expect, it } from 'vitest';
import { createNavixyFetch, createNavixyHttpClient, type paths as NavixyPaths, navixyBaseUrl } from '../src/navixy.ts';
import {
  createTrustCallerFetch,
  createTrustCallerHttpClient,
  type paths,
  trustCallerBaseUrl,
} from '../src/trustcaller.ts';
import { createStubFetch, disconnected, fakeHash, fakeToken, json, text } from './stub-fetch.ts';

const sandbox = createSandbox();
const { navixy, trustcaller } = sandbox.profile();
const fetch = (url: string, init: RequestInit) => sandbox.fetch(new Request(url, init));

describe('the HTTP client', () => {
  it('returns data and documented errors, as openapi-fetch does', async () => {
    const client = createNavixyHttpClient({ hash: navixy.hash, fetch });

    const found = await client.GET('/tracker/chat/list', { params: { query: { tracker_id: 10001, limit: 1 } } });
    const missing = await client.POST('/tracker/chat/list', { body: { tracker_id: 20001 } });

    expect(found.data?.list).toHaveLength(1);
    expect([missing.data, missing.error?.status.code]).toEqual([undefined, 201]);
  });

  it('gives a failure in HTTP 200 the status that its code means, so that it is no data', async () => {
    const failure = { success: false, status: { code: 217, description: 'No.' } };
    const client = createNavixyHttpClient({ hash: fakeHash, fetch: createStubFetch(json(failure)).fetch });

    const { data, error, response } = await client.POST('/tracker/chat/unread/count', { body: {} });

    expect([data, error, response.status]).toEqual([undefined, failure, 404]);
  });

  it('repeats what may be repeated, and nothing else', async () => {
    const reading = createStubFetch(disconnected(), json({ call_received: true }));
    const writing = createStubFetch(disconnected());
    const options = { token: fakeToken, retryDelay: 0 };
    const query = { number: '1' };

    const { data } = await createTrustCallerHttpClient({ ...options, fetch: reading.fetch }).GET('/calls/check', {
      params: { query },
    });
    const creation = createTrustCallerHttpClient({ ...options, fetch: writing.fetch }).POST('/auth/keys', {
      body: { name: 'x' },
    });

    expect(data).toEqual({ call_received: true });
    await expect(creation).rejects.toMatchObject({ name: 'ConnectionError', operationId: 'createApiKey' });
    expect([reading.sent.length, writing.sent.length]).toEqual([2, 1]);
  });

  it('escapes the names in a query, which may come from anywhere', async () => {
    const stub = createStubFetch(json({ call_received: true }));
    const client = createTrustCallerHttpClient({ token: fakeToken, fetch: stub.fetch });
    const query = { number: '1', 'x&number=449&y': '1' };

    await client.GET('/calls/check', { params: { query } });

    expect(stub.sent[0]?.url.searchParams.getAll('number')).toEqual(['1']);
  });

  it.each([200, 404])('keeps the address of a response with status %i, also in a clone', async (status) => {
    const address = `${trustCallerBaseUrl}/auth/keys`;
    const respond = () =>
      Object.defineProperty(Response.json({ message: 'No.' }, { status }), 'url', { value: address });
    const client = createTrustCallerHttpClient({ token: fakeToken, fetch: async () => respond() });

    const { response } = await client.GET('/auth/keys');

    expect([response.url, response.clone().url, response.status]).toEqual([address, address, status]);
    expect(await response.clone().blob()).toMatchObject({ size: '{"message":"No."}'.length });
  });

  it('throws what the API does not explain', async () => {
    const client = createTrustCallerHttpClient({ token: fakeToken, fetch: createStubFetch(text('<html>')).fetch });

    await expect(client.GET('/auth/keys')).rejects.toMatchObject({ name: 'InvalidResponseError' });
  });

  it('takes middleware, and ends with the signal of a call', async () => {
    const client = createTrustCallerHttpClient({
      token: fakeToken,
      fetch: createStubFetch(json({ data: [], count: 0 })).fetch,
    });
    const seen: unknown[] = [];
    client.use({
      onResponse: async ({ schemaPath, response }) => void seen.push(schemaPath, await response.clone().json()),
    });

    await client.GET('/auth/keys');

    expect(seen).toEqual(['/auth/keys', { data: [], count: 0 }]);
    await expect(client.GET('/auth/keys', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortedError',
    });
  });
});

describe('the fetch alone', () => {
  it('serves openapi-react-query', async () => {
    const resilient = createTrustCallerFetch({ token: trustcaller.token, fetch });
    const $api = createQueryClient(createFetchClient<paths>({ baseUrl: trustCallerBaseUrl, fetch: resilient }));

    const query = $api.queryOptions('get', '/numbers', { params: { query: { per_page: 2 } } });
    const { data } = await new QueryClient().fetchQuery(query);

    expect(data).toHaveLength(2);
  });

  it('serves swr-openapi', async () => {
    const resilient = createNavixyFetch({ hash: navixy.hash, fetch });
    const client = createFetchClient<NavixyPaths>({ baseUrl: navixyBaseUrl, fetch: resilient });
    const useNavixy = createQueryHook(client, 'navixy');
    let loaded = (_count: number) => {};
    const count = new Promise<number>((resolve) => {
      loaded = resolve;
    });
    const Chat = () => {
      const { data } = useNavixy('/tracker/chat/list', { params: { query: { tracker_id: 10001, limit: 3 } } });
      if (data) loaded(data.list.length);
      return null;
    };
    Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);

    await act(async () => void create(createElement(Chat)));

    expect(await count).toBe(3);
  });
});
