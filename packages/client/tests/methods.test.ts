import { listExamples } from '@trustline/openapi';
import { compileContract } from '@trustline/openapi-validator';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { createNavixyClient } from '../src/navixy.ts';
import type { Fetch } from '../src/options.ts';
import { createTrustCallerClient } from '../src/trustcaller.ts';
import { createStubFetch, fakeHash, fakeToken, json } from './stub-fetch.ts';

type Call = (fetch: Fetch) => Promise<unknown>;

const navixy = (fetch: Fetch) => createNavixyClient({ hash: fakeHash, fetch });
const trustcaller = (fetch: Fetch) => createTrustCallerClient({ token: fakeToken, fetch });

const calls: Readonly<Record<ApiName, Readonly<Record<string, Call>>>> = {
  navixy: {
    listTrustedNumbers: (fetch) => navixy(fetch).listTrustedNumbers({ tracker_id: 1 }),
    listTrustedNumbersViaGet: (fetch) => navixy(fetch).listTrustedNumbersViaGet({ tracker_id: 1 }),
    updateTrustedNumbers: (fetch) => navixy(fetch).updateTrustedNumbers({ tracker_id: 1, list: ['496156680001'] }),
    listChatMessages: (fetch) =>
      navixy(fetch).listChatMessages({ tracker_id: 1, from: '2026-05-01 00:00:00', limit: 5, ascending: false }),
    listChatMessagesViaGet: (fetch) =>
      navixy(fetch).listChatMessagesViaGet({ tracker_id: 1, to: '2026-05-01 00:00:00', ascending: true }),
    markAllChatMessagesRead: (fetch) => navixy(fetch).markAllChatMessagesRead(),
    markAllChatMessagesReadViaGet: (fetch) => navixy(fetch).markAllChatMessagesReadViaGet({ trackers: [1, 2] }),
    markChatMessagesRead: (fetch) => navixy(fetch).markChatMessagesRead({ message_id: 7 }),
    markChatMessagesReadViaGet: (fetch) => navixy(fetch).markChatMessagesReadViaGet({ message_ids: [7, 8] }),
    sendChatMessage: (fetch) => navixy(fetch).sendChatMessage({ tracker_id: 1, message: 'Grüße, 世界 👋\n' }),
    broadcastChatMessage: (fetch) => navixy(fetch).broadcastChatMessage({ trackers: [1, 2], message: 'Hello' }),
    listChatUpdates: (fetch) => navixy(fetch).listChatUpdates({ trackers: [1, 2] }),
    countUnreadChatMessages: (fetch) => navixy(fetch).countUnreadChatMessages(),
    countUnreadChatMessagesViaGet: (fetch) => navixy(fetch).countUnreadChatMessagesViaGet(),
  },
  trustcaller: {
    listNumbers: (fetch) => trustcaller(fetch).listNumbers({ page: 2, per_page: 50 }),
    listTestNumbers: (fetch) => trustcaller(fetch).listTestNumbers({ prefix: '8613' }),
    listCalls: (fetch) => trustcaller(fetch).listCalls({ from: '2026-05-01', to: new Date('2026-05-15T12:00:00Z') }),
    getCall: (fetch) => trustcaller(fetch).getCall({ id: 98765 }),
    checkLiveCall: (fetch) => trustcaller(fetch).checkLiveCall({ number: '120000486562997' }),
    createApiKey: (fetch) => trustcaller(fetch).createApiKey({ name: 'Production server' }),
    listApiKeys: (fetch) => trustcaller(fetch).listApiKeys(),
    revokeApiKey: (fetch) => trustcaller(fetch).revokeApiKey({ id: 7 }),
  },
};

describe.each(apiNames)('%s', (api) => {
  const contract = compileContract(loadDocument(api));
  const baseUrl = contract.document.servers[0]?.url ?? '';
  const successes = listExamples(contract.document).filter(({ message }) => message.startsWith('2'));

  it('has a method for each operation of the spec and no other', () => {
    expect(Object.keys(calls[api]).sort()).toEqual(contract.operations.map(({ operationId }) => operationId).sort());
  });

  it.each(contract.operations)('$operationId sends a request that keeps the contract', async (operation) => {
    const example = successes.find(({ operationId }) => operationId === operation.operationId);
    const { fetch, sent } = createStubFetch(json(example?.example.value, Number(example?.message)));

    await calls[api][operation.operationId]?.(fetch);

    const [request] = sent;
    if (!request) throw new Error('Nothing was sent.');
    const match = contract.findOperation(request.method, request.url.href.slice(baseUrl.length).split('?')[0] ?? '');
    if (match.kind !== 'found') throw new Error(`${request.url} is no operation.`);
    expect(match.operation.operationId).toBe(operation.operationId);
    expect(request.headers.get('accept')).toBe('application/json');
    const { url, headers, body } = request;
    const query = url.searchParams;
    expect(match.operation.checkRequest({ pathParameters: match.pathParameters, query, headers, body })).toEqual([]);
  });

  it.each(successes)('$operationId returns the documented answer $name', async ({ operationId, message, example }) => {
    const { fetch } = createStubFetch(json(example.value, Number(message)));

    const data = await calls[api][operationId]?.(fetch);

    expect(data).toEqual(example.value);
  });
});
