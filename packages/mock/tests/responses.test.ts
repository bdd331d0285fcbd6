import { type Example, listExamples, listOperations, listSampleRequests, type SampleRequest } from '@trustline/openapi';
import { compileContract } from '@trustline/openapi-validator';
import { apiNames, loadDocument } from '@trustline/specs';
import { describe, expect } from 'vitest';
import type { Listening } from '../src/index.ts';
import { test } from './mocks.ts';
import { send } from './send.ts';

describe.each(apiNames)('%s mock', (api) => {
  const document = loadDocument(api);
  const operations = compileContract(document).operations;
  const samples = listSampleRequests(document);
  let mock: Listening;
  test.beforeAll(({ mocks }) => {
    mock = mocks[api];
  });

  const sampleOf = (operationId: string): SampleRequest => {
    const sample = samples.find((one) => one.operationId === operationId);
    if (sample === undefined) throw new Error(`No sample request for ${operationId}.`);
    return sample;
  };
  const findingsOf = (operationId: string, response: Response, body: string) =>
    operations
      .find((one) => one.operationId === operationId)
      ?.checkResponse({ status: response.status, headers: response.headers, body });

  test.each(samples.map((sample) => [sample.operationId, sample.mediaType ?? 'no body', sample.name, sample] as const))(
    '%s takes the documented request (%s, %s)',
    async (operationId, _mediaType, _name, sample) => {
      const response = await send(api, mock.url, sample);
      const body = await response.text();

      expect([response.status, response.headers.get('sl-violations')]).toEqual([
        operationId === 'createApiKey' ? 201 : 200,
        null,
      ]);
      expect(findingsOf(operationId, response, body)).toEqual([]);
    },
  );

  // A default response has no status of its own that could be preferred.
  const responses = listExamples(document).filter(({ message }) => /^\d{3}$/.test(message));
  test.each(responses.map(({ operationId, message, name, example }) => [operationId, message, name, example] as const))(
    '%s responds %s with %s when it is preferred',
    async (operationId, status, name, example: Example) => {
      const response = await send(api, mock.url, sampleOf(operationId), { prefer: `code=${status}, example=${name}` });
      const body = await response.text();

      expect([response.status, JSON.parse(body)]).toEqual([Number(status), example.value]);
      expect(findingsOf(operationId, response, body)).toEqual([]);
    },
  );

  const statuses = listOperations(document).flatMap(({ operationId, responses }) =>
    Object.keys(responses)
      .filter((status) => /^\d{3}$/.test(status))
      .map((status) => [operationId, status] as const),
  );
  test.each(statuses)('%s responds %s when only the code is preferred', async (operationId, status) => {
    const response = await send(api, mock.url, sampleOf(operationId), { prefer: `code=${status}` });
    const body = await response.text();

    expect(response.status).toBe(Number(status));
    expect(findingsOf(operationId, response, body)).toEqual([]);
  });

  test('an example that does not exist returns the names that do', async () => {
    const [sample] = samples;
    if (sample === undefined) throw new Error('The document has no operation.');
    const response = await send(api, mock.url, sample, { prefer: 'code=200, example=nothingLikeThis' });
    const offered = responses.filter(
      ({ operationId, message }) => operationId === sample.operationId && message === '200',
    );

    expect(response.status).toBe(404);
    const problem = await response.text();
    for (const { name } of offered) expect(problem).toContain(`example=${name}`);
  });
});
