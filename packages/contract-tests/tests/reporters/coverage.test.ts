import type { OpenApiDocument } from '@trustline/openapi';
import { loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/engine/result.ts';
import { measureCoverage } from '../../src/reporters/coverage.ts';
import { makeExchange } from './sample-run.ts';

const json = [['Content-Type', 'application/json; charset=utf-8'] as const];

const document: OpenApiDocument = {
  ...loadDocument('trustcaller'),
  paths: {
    '/calls/{id}': {
      parameters: [{ name: 'id', in: 'path' }],
      post: {
        operationId: 'changeCall',
        responses: {
          200: {
            description: 'The call.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Tree' } } },
          },
          404: { description: 'No such call.' },
        },
        parameters: [
          { name: 'page', in: 'query' },
          { name: 'X-Trace', in: 'header' },
        ],
        requestBody: {
          content: {
            'application/json': { schema: { type: 'object', properties: { text: { type: 'string' }, tags: {} } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Tree: {
        type: 'object',
        properties: {
          'a/b': { type: 'string' },
          children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
          owner: {
            oneOf: [
              { type: 'null' },
              { type: 'object', properties: { name: {} } },
              { type: 'object', properties: { id: {} } },
            ],
          },
        },
      },
    },
  },
};

function exchange(parts: {
  url?: string;
  headers?: Exchange['request']['headers'];
  body?: string;
  response?: string;
  status?: number;
}) {
  const { url = 'http://localhost/calls/1', headers = json, body = '', response = '{}', status = 200 } = parts;
  return makeExchange({
    operationId: 'changeCall',
    request: { method: 'POST', url, headers, body },
    response: { status, headers: json, body: response },
  });
}

function missing(kind: keyof ReturnType<typeof measureCoverage>, exchanges: readonly Exchange[]): string[] {
  return measureCoverage(document, exchanges)[kind].missing.map(({ item }) => item);
}

describe('coverage', () => {
  it('without an exchange everything is missing, by name', () => {
    expect(measureCoverage(document, []).operations).toEqual({
      covered: 0,
      total: 1,
      missing: [{ operationId: 'changeCall', item: 'POST /calls/{id}' }],
    });
    expect(missing('statuses', [])).toEqual(['200', '404']);
    expect(missing('parameters', [])).toEqual(['path id', 'query page', 'header X-Trace', 'body /text', 'body /tags']);
  });

  it('an operation whose requests got no response is not covered', () => {
    const silent = makeExchange({ operationId: 'changeCall', response: null, failure: 'rejected' });

    expect(measureCoverage(document, [silent]).operations.covered).toBe(0);
  });

  it('parameters are covered by what requests carry in path, query, header and JSON body', () => {
    const carried = exchange({
      url: 'http://localhost/calls/1?page=2',
      headers: [...json, ['x-trace', '1']],
      body: '{"text":"a"}',
    });

    expect(missing('parameters', [carried])).toEqual(['body /tags']);
  });

  it('fields of a form count as body fields', () => {
    const headers = [['Content-Type', 'application/x-www-form-urlencoded'] as const];

    expect(missing('parameters', [exchange({ headers, body: 'tags=%5B1%5D' })])).toEqual([
      'query page',
      'header X-Trace',
      'body /text',
    ]);
  });

  it('response properties are covered by responses of their own status, inside lists and branches', () => {
    const response = '{"a/b":"x","children":[{},{"owner":{"id":1}}]}';

    expect(missing('responseProperties', [exchange({ response, status: 404 })])).toHaveLength(5);
    expect(missing('responseProperties', [exchange({ response })])).toEqual([
      '200 /owner',
      '200 /owner/name',
      '200 /owner/id',
    ]);
  });

  it('a response that is no JSON covers its status and nothing else', () => {
    const broken = exchange({ response: '{"a/b":' });

    expect(missing('statuses', [broken])).toEqual(['404']);
    expect(measureCoverage(document, [broken]).responseProperties.covered).toBe(0);
  });
});
