import { createNavixyClient, createTrustCallerClient, type Fetch } from '@trustline/client';
import { startMock } from '@trustline/mock';
import { listSampleRequests } from '@trustline/openapi';
import { compileContract, type Finding } from '@trustline/openapi-validator';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
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

const createClient: Readonly<Record<ApiName, (options: { baseUrl: string; fetch: Fetch }) => object>> = {
  navixy: (options) => createNavixyClient({ hash: '0'.repeat(32), ...options }),
  trustcaller: (options) => createTrustCallerClient({ token: '1|mock-token', ...options }),
};

describe.each(apiNames)('the client of %s', (api) => {
  const checked: CheckedRequest[] = [];
  let mock: Awaited<ReturnType<typeof startMock>>;

  beforeAll(async () => {
    mock = await startMock(api);
  });

  afterAll(() => mock.stop());

  const methods = createClient[api]({ baseUrl: 'http://127.0.0.1', fetch });
  const samples = listSampleRequests(loadDocument(api)).filter(
    ({ operationId, mediaType }) => operationId in methods && mediaType !== 'application/x-www-form-urlencoded',
  );

  it.each(samples)('sends $operationId ($name) as the document says', async ({ operationId, input }) => {
    const client = createClient[api]({ baseUrl: mock.url, fetch: checkRequests(api, checked) });
    const method: unknown = Reflect.get(client, operationId);
    if (typeof method !== 'function') throw new Error(`The client has no ${operationId}.`);

    await method(input);

    expect(checked.at(-1)).toEqual({ operationId, findings: [] });
  });
});
