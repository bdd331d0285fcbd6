import { startMock } from '@trustline/mock';
import { listSampleRequests } from '@trustline/openapi';
import { compileContract, mediaTypeOf } from '@trustline/openapi-validator';
import { apiNames, loadDocument } from '@trustline/specs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const credentials = { authorization: 'Bearer 1|mock-token', accept: 'application/json' };

describe.each(apiNames)('the mock of %s', (api) => {
  const contract = compileContract(loadDocument(api));
  const requests = listSampleRequests(contract.document);
  const documented = contract.operations.flatMap((operation) =>
    // A default response has no status that one could ask for.
    Object.entries(operation.responses).flatMap(([status, { value }]) =>
      (status === 'default' ? [] : Object.keys(value.content ?? {})).map((mediaType) => ({
        ...operation,
        status,
        mediaType,
      })),
    ),
  );
  let mock: Awaited<ReturnType<typeof startMock>>;

  beforeAll(async () => {
    mock = await startMock(api);
  });

  afterAll(() => mock.stop());

  it.each(documented)(
    'responds $operationId with $status as $mediaType',
    async ({ operationId, status, mediaType, checkResponse }) => {
      const request = requests.find((one) => one.operationId === operationId);
      const query = new URLSearchParams(request?.query);
      const response = await fetch(`${mock.url}${request?.path}?${query}`, {
        method: request?.method ?? '',
        headers: { ...credentials, prefer: `code=${status}`, 'content-type': 'application/json' },
        body: request?.body ? JSON.stringify(request.body) : null,
      });
      const body = await response.text();

      expect(response.status).toBe(Number(status));
      expect(mediaTypeOf(response.headers.get('content-type'))).toBe(mediaType);
      expect(checkResponse({ status: response.status, headers: response.headers, body })).toEqual([]);
    },
  );
});
