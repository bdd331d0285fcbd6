import { listExamples, listOperations } from '@trustline/openapi';
import { apiNames, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';

describe.each(apiNames)('the bundle of %s', (api) => {
  const document = loadDocument(api);
  const operations = listOperations(document);

  it('has a named example for every body of every message', () => {
    const shown = new Set(listExamples(document).map((one) => `${one.operationId} ${one.message} ${one.mediaType}`));
    const bodies = operations.flatMap(({ operationId, requestBody, responses }) => [
      ...Object.keys(requestBody?.value.content ?? {}).map((type) => `${operationId} request ${type}`),
      ...Object.entries(responses).flatMap(([status, { value }]) =>
        Object.keys(value.content ?? {}).map((type) => `${operationId} ${status} ${type}`),
      ),
    ]);
    expect(bodies.filter((body) => !shown.has(body))).toEqual([]);
  });

  it('refers to nothing outside itself', () => {
    const references = JSON.stringify(document).match(/(?<="\$ref":")[^"]+/g) ?? [];
    expect(references.filter((reference) => !reference.startsWith('#/components/'))).toEqual([]);
  });
});
