import { createNavixyClient, createTrustCallerClient, type Fetch } from '@trustline/client';
import { startMock } from '@trustline/mock';
import { compileContract, type Finding } from '@trustline/openapi-validator';
import { type ApiName, loadDocument } from '@trustline/specs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A request as the client sent it, and what its document says of it. */
interface CheckedRequest {
  readonly operationId: string | undefined;
  readonly findings: readonly Finding[];
}

/** A client's fetch that sends on to a mock and checks every request against the document on its way. */
function checkRequests(api: ApiName, checked: CheckedRequest[]): Fetch {
  const contract = compileContract(loadDocument(api));
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const match = contract.findOperation(request.method, url.pathname);
    if (match.kind !== 'found') throw new Error(`No operation returns ${request.method} ${url.pathname}.`);
    const { operation, pathParameters } = match;
    const { headers } = request;
    const body = await request.clone().text();
    const findings = operation.checkRequest({ pathParameters, query: url.searchParams, headers, body });
    checked.push({ operationId: operation.operationId, findings });
    return fetch(request);
  };
}

describe('the client of navixy', () => {
  const checked: CheckedRequest[] = [];
  let mock: Awaited<ReturnType<typeof startMock>>;
  let client: ReturnType<typeof createNavixyClient>;

  beforeAll(async () => {
    mock = await startMock('navixy');
    client = createNavixyClient({ hash: '0'.repeat(32), baseUrl: mock.url, fetch: checkRequests('navixy', checked) });
  });

  afterAll(() => mock.stop());

  const calls: Record<string, () => PromiseLike<unknown>> = {
    listTrustedNumbers: () => client.listTrustedNumbers({ tracker_id: 999199 }),
    listTrustedNumbersViaGet: () => client.listTrustedNumbersViaGet({ tracker_id: 999199 }),
    updateTrustedNumbers: () => client.updateTrustedNumbers({ tracker_id: 265489, list: ['496156680001'] }),
    listChatMessages: () => client.listChatMessages({ tracker_id: 123456, from: '2026-03-01 00:00:00', limit: 10 }),
    listChatMessagesViaGet: () => client.listChatMessagesViaGet({ tracker_id: 123456, ascending: false }),
    markAllChatMessagesRead: () => client.markAllChatMessagesRead({ trackers: [999199, 999919] }),
    markAllChatMessagesReadViaGet: () => client.markAllChatMessagesReadViaGet({ trackers: [999199, 999919] }),
    markChatMessagesRead: () => client.markChatMessagesRead({ message_ids: [123, 213] }),
    markChatMessagesReadViaGet: () => client.markChatMessagesReadViaGet({ message_ids: [123, 213] }),
    sendChatMessage: () => client.sendChatMessage({ tracker_id: 123456, message: 'Hello World' }),
    broadcastChatMessage: () => client.broadcastChatMessage({ trackers: [999199, 991999], message: 'Hello World' }),
    listChatUpdates: () => client.listChatUpdates({ trackers: [999199, 991999] }),
    countUnreadChatMessages: () => client.countUnreadChatMessages(),
    countUnreadChatMessagesViaGet: () => client.countUnreadChatMessagesViaGet(),
  };

  it.each(Object.entries(calls))('sends %s as the document says', async (operationId, call) => {
    await call();
    expect(checked.at(-1)).toEqual({ operationId, findings: [] });
  });

  it('has a method for every operation', () => {
    const { operations } = compileContract(loadDocument('navixy'));
    expect(Object.keys(calls).sort()).toEqual(operations.map(({ operationId }) => operationId).sort());
  });
});

describe('the client of trustcaller', () => {
  const checked: CheckedRequest[] = [];
  let mock: Awaited<ReturnType<typeof startMock>>;
  let client: ReturnType<typeof createTrustCallerClient>;

  beforeAll(async () => {
    mock = await startMock('trustcaller');
    const checking = checkRequests('trustcaller', checked);
    client = createTrustCallerClient({ token: '1|mock-token', baseUrl: mock.url, fetch: checking });
  });

  afterAll(() => mock.stop());

  const calls: Record<string, () => PromiseLike<unknown>> = {
    listNumbers: () => client.listNumbers({ per_page: 50 }),
    listTestNumbers: () => client.listTestNumbers({ prefix: '8613' }),
    listCalls: () => client.listCalls({ from: '2026-05-01', to: '2026-05-15', per_page: 100 }),
    getCall: () => client.getCall({ id: 98765 }),
    checkLiveCall: () => client.checkLiveCall({ number: '120000486562997' }),
    createApiKey: () => client.createApiKey({ name: 'Production server' }),
    listApiKeys: () => client.listApiKeys(),
    revokeApiKey: () => client.revokeApiKey({ id: 7 }),
  };

  it.each(Object.entries(calls))('sends %s as the document says', async (operationId, call) => {
    await call();
    expect(checked.at(-1)).toEqual({ operationId, findings: [] });
  });

  it('has a method for every operation', () => {
    const { operations } = compileContract(loadDocument('trustcaller'));
    expect(Object.keys(calls).sort()).toEqual(operations.map(({ operationId }) => operationId).sort());
  });
});
