import { listExamples } from '@trustline/openapi';
import { apiNames, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { createNavixyClient } from '../src/navixy.ts';
import {
  jsonResponse,
  mockFetch,
  navixyErrorFixtures,
  navixyFixtures,
  trustCallerErrorFixtures,
  trustCallerFixtures,
} from '../src/testing.ts';
import { createTrustCallerClient } from '../src/trustcaller.ts';
import { fakeHash, fakeToken } from './stub-fetch.ts';

describe('mockFetch', () => {
  it('responds to every operation with the first example of the documentation', async () => {
    const fetch = mockFetch();
    const navixy = createNavixyClient({ hash: fakeHash, fetch });
    const trustcaller = createTrustCallerClient({ token: fakeToken, fetch, baseUrl: 'http://localhost:9/any' });

    const [messages] = Object.values(navixyFixtures.listChatMessages);
    expect(await navixy.listChatMessages({ tracker_id: 1 })).toEqual(messages);
    expect(await trustcaller.createApiKey({ name: 'x' })).toEqual(trustCallerFixtures.createApiKey.apiKeyCreated);
    expect(await trustcaller.getCall({ id: 98765 })).toEqual(trustCallerFixtures.getCall.callFound);
    expect(await trustcaller.checkLiveCall({ number: '1' })).toEqual(trustCallerFixtures.checkLiveCall.liveCallPresent);
  });

  it('responds with given data, with what a function makes of the request, or with a failure', async () => {
    const fetch = mockFetch({
      checkLiveCall: ({ url }) => ({ call_received: url.searchParams.get('number') === '1' }),
      listApiKeys: { data: [], count: 0 },
      getCall: () => jsonResponse({ status: 404, body: { error: 'not_found', message: 'No.' } }),
    });
    const trustcaller = createTrustCallerClient({ token: fakeToken, fetch });

    expect(await trustcaller.checkLiveCall({ number: '1' })).toEqual({ call_received: true });
    expect(await trustcaller.checkLiveCall({ number: '2' })).toEqual({ call_received: false });
    expect((await trustcaller.listApiKeys()).count).toBe(0);
    await expect(trustcaller.getCall({ id: 1 })).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('keeps the requests', async () => {
    const fetch = mockFetch();

    await createNavixyClient({ hash: fakeHash, fetch }).sendChatMessage({ tracker_id: 7, message: 'Hi' });

    expect(fetch.requests).toMatchObject([
      { operationId: 'sendChatMessage', method: 'POST', body: { tracker_id: 7, message: 'Hi' } },
    ]);
  });

  it('returns 404 for what is no operation', async () => {
    const response = await mockFetch()('https://api.eu.navixy.com/v2/tracker/nothing', { method: 'POST' });

    expect(response.status).toBe(404);
  });
});

describe.each(apiNames)('the fixtures of %s', (api) => {
  it('are all the examples of responses in the documentation', () => {
    const fixtures = { navixy: navixyFixtures, trustcaller: trustCallerFixtures }[api];
    const failures = { navixy: navixyErrorFixtures, trustcaller: trustCallerErrorFixtures }[api];
    const count = [...Object.values(fixtures), ...Object.values(failures)].flatMap((named) =>
      Object.keys(named),
    ).length;
    const names = listExamples(loadDocument(api))
      .filter(({ message }) => message !== 'request')
      .map(({ operationId, message, name }) => `${operationId} ${message.startsWith('2')} ${name}`);

    expect(count).toBe(new Set(names).size);
  });
});
