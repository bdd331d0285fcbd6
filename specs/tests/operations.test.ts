import { escapePointer, listExamples, listOperations } from '@trustline/openapi';
import { apiNames, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';

describe.each(apiNames)('the bundle of %s', (api) => {
  const document = loadDocument(api);
  const operations = listOperations(document);

  it('has a named example for every body of every message', () => {
    const shown = new Set(listExamples(document).map((one) => `${one.operationId} ${one.schemaPointer}`));
    const bodies = operations.flatMap(({ operationId, requestBody, responses }) =>
      [...(requestBody ? [requestBody] : []), ...Object.values(responses)].flatMap(({ value, pointer }) =>
        Object.keys(value.content ?? {}).map(
          (type) => `${operationId} ${pointer}/content/${escapePointer(type)}/schema`,
        ),
      ),
    );
    expect(bodies.filter((body) => !shown.has(body))).toEqual([]);
  });

  it('refers to nothing outside itself', () => {
    const references = JSON.stringify(document).match(/(?<="\$ref":")[^"]+/g) ?? [];
    expect(references.filter((reference) => !reference.startsWith('#/components/'))).toEqual([]);
  });
});
