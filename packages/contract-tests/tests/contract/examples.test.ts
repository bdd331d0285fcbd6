import {
  type Example,
  listExamples,
  listInvalidExamples,
  listLegacyExamples,
  type PlacedExample,
  sampleHeaders,
} from '@trustline/openapi';
import { compileContract, type Finding } from '@trustline/openapi-validator';
import { apiNames, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';

const formType = 'application/x-www-form-urlencoded';

describe.each(apiNames)('%s', (api) => {
  const contract = compileContract(loadDocument(api));
  const operations = new Map(contract.operations.map((operation) => [operation.operationId, operation]));
  const examples = listExamples(contract.document);

  function checkExample({ operationId, message, mediaType, example }: PlacedExample): readonly Finding[] | undefined {
    const operation = operations.get(operationId);
    if (message === 'request') return operation?.parseBody(mediaType, encode(mediaType, example.value)).findings;
    if (operation === undefined) return undefined;
    const headers = sampleHeaders(contract.document, operation, message);
    headers.set('content-type', mediaType);
    return operation.checkResponse({ status: Number(message), headers, body: JSON.stringify(example.value) });
  }

  function checkQuery(operationId: string, value: unknown): readonly Finding[] {
    const query = new URLSearchParams(fieldsOf(value));
    return operations.get(operationId)?.parseParameters({ path: {}, query, headers: new Headers() }).findings ?? [];
  }

  function checkRequest(operationId: string, method: string, value: unknown): readonly Finding[] {
    if (method === 'get') return checkQuery(operationId, value);
    const headers = new Headers({ 'content-type': 'application/json' });
    const request = { pathParameters: {}, query: new URLSearchParams(), headers, body: JSON.stringify(value) };
    const findings = operations.get(operationId)?.checkRequest(request) ?? [];
    return findings.filter(({ place }) => place === 'request body');
  }

  describe('an example of the reference', () => {
    it.each(examples)('keeps its schema ($operationId $message $mediaType $name)', (placed) => {
      expect(checkExample(placed)).toEqual([]);
    });
  });

  const queries = contract.operations.flatMap(({ operationId, object }) =>
    Object.entries(object['x-request-examples'] ?? {}).map(([name, example]) => ({ operationId, name, example })),
  );

  describe.runIf(queries.length > 0)('a query of the reference', () => {
    it.each(queries)('keeps its parameters ($operationId $name)', ({ operationId, example }) => {
      expect(checkQuery(operationId, example.value)).toEqual([]);
    });
  });

  const negative = listInvalidExamples(contract.document);
  const legacy = listLegacyExamples(contract.document);

  describe.runIf(negative.length > 0)('a page example without what its own page requires', () => {
    it.each(negative)('is rejected ($operation.operationId $name)', ({ operation, example }) => {
      const findings = checkRequest(operation.operationId, operation.method, example.value);
      expect(findings.map(({ rule }) => rule)).toEqual(['required']);
    });
  });

  describe.runIf(legacy.length > 0)('a page example with ids in quotes', () => {
    it.each(legacy)(
      'is reported as legacy and as nothing else ($operation.operationId $name)',
      ({ operation, example }) => {
        const kinds = checkRequest(operation.operationId, operation.method, example.value).map(({ kind }) => kind);
        expect(new Set(kinds)).toEqual(new Set(['legacy']));
        expect(checkRequest(operation.operationId, operation.method, withoutQuotes(example))).toEqual([]);
      },
    );
  });
});

function encode(mediaType: string, value: unknown): string {
  return mediaType === formType ? new URLSearchParams(fieldsOf(value)).toString() : JSON.stringify(value);
}

function fieldsOf(value: unknown): Record<string, string> {
  const fields = Object.entries(typeof value === 'object' && value !== null ? value : {});
  return Object.fromEntries(
    fields.map(([name, field]) => [name, typeof field === 'string' ? field : JSON.stringify(field)]),
  );
}

// Writes "123" as 123 and "[1, 2]" as [1, 2] where the example says that the value is in quotes.
function withoutQuotes({ value, 'x-legacy': legacy }: Example): unknown {
  const fields = Object.entries(typeof value === 'object' && value !== null ? value : {});
  return Object.fromEntries(
    fields.map(([name, field]) => [name, legacy?.quoted.includes(name) === true ? JSON.parse(field) : field]),
  );
}
