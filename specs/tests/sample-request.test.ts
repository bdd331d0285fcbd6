import { listOperations, listSampleRequests } from '@trustline/openapi';
import { loadDocument } from '@trustline/specs';
import { describe, expect, test } from 'vitest';

describe.each(['navixy', 'trustcaller'] as const)('the sample requests of %s', (api) => {
  const document = loadDocument(api);
  const samples = listSampleRequests(document);

  test('there is one for every operation and media type', () => {
    const wanted = listOperations(document).flatMap(({ operationId, requestBody }) =>
      (requestBody ? Object.keys(requestBody.value.content) : ['none']).map(
        (mediaType) => `${operationId} ${mediaType}`,
      ),
    );
    const found = samples.map(({ operationId, mediaType }) => `${operationId} ${mediaType ?? 'none'}`);

    expect([...new Set(found)].sort()).toEqual(wanted.sort());
  });

  test('no path has a parameter left to fill in', () => {
    expect(samples.filter(({ path }) => /[{}]/.test(path))).toEqual([]);
  });

  test('none carries a credential', () => {
    const names = Object.values(document.components.securitySchemes ?? {}).flatMap(({ name }) => name ?? []);
    const carried = samples.flatMap(({ input }) => names.filter((name) => name in input));

    expect(carried).toEqual([]);
  });
});

test('a list in a query is JSON text', () => {
  const sample = listSampleRequests(loadDocument('navixy')).find(({ name }) => name === 'MarkChatMessagesReadQuery');

  expect([sample?.query, sample?.input]).toEqual([{ message_ids: '[123,213]' }, { message_ids: [123, 213] }]);
});
