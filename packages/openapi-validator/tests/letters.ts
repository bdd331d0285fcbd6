import type { OpenApiDocument, Schema } from '@trustline/openapi';

const letter: Schema = {
  type: 'object',
  required: ['id', 'text'],
  properties: {
    id: { type: 'integer', minimum: 1 },
    text: { type: 'string', maxLength: 20 },
    sent: { type: 'string', format: 'date', examples: ['2026-02-28'] },
    postage: { type: 'string', enum: ['PAID', 'UNPAID'], examples: ['PAID'] },
    stamp: { oneOf: [{ type: 'string', pattern: '^[A-Z]$' }, { type: 'null' }] },
  },
};

/** A small API of our own, so that a test names everything it depends on. */
export const letters: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Letters', version: '1', description: 'Letters of one writer.' },
  servers: [{ url: 'https://letters.test' }],
  security: [{ key: [] }, { secret: [] }],
  components: {
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      secret: { type: 'apiKey', in: 'query', name: 'secret' },
    },
    schemas: { Letter: letter },
    headers: { RetryAfter: { required: true, schema: { type: 'integer', minimum: 0 }, example: 30 } },
    responses: {
      Wait: { description: 'Too many.', headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } },
    },
  },
  paths: {
    '/letters': {
      get: {
        operationId: 'listLetters',
        summary: 'List letters',
        description: 'Lists letters.',
        tags: ['Letters'],
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 100, default: 10 } },
          { name: 'unread', in: 'query', schema: { type: 'boolean' } },
          {
            name: 'ids',
            in: 'query',
            content: { 'application/json': { schema: { type: 'array', items: { type: 'integer' } } } },
          },
        ],
        responses: {
          '200': {
            description: 'Letters.',
            content: {
              'application/json': {
                schema: { type: 'array', items: { $ref: '#/components/schemas/Letter' } },
                examples: {
                  one: { summary: 'One letter', value: [{ id: 1, text: 'Hello', postage: 'PAID', stamp: 'A' }] },
                },
              },
            },
          },
          '204': { description: 'No letters.' },
          '429': { $ref: '#/components/responses/Wait' },
        },
      },
      post: {
        operationId: 'sendLetter',
        summary: 'Send a letter',
        description: 'Sends a letter.',
        tags: ['Letters'],
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: { $ref: '#/components/schemas/Letter' } },
            'application/x-www-form-urlencoded': {
              schema: {
                type: 'object',
                required: ['to'],
                properties: {
                  to: {
                    type: 'string',
                    contentMediaType: 'application/json',
                    contentSchema: { type: 'array', maxItems: 2, items: { type: 'integer' } },
                  },
                  urgent: { type: 'boolean' },
                },
              },
            },
          },
        },
        responses: { '204': { description: 'Sent.' } },
      },
    },
    '/letters/{id}': {
      get: {
        operationId: 'getLetter',
        summary: 'Get a letter',
        description: 'Gets a letter.',
        tags: ['Letters'],
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }],
        responses: { '204': { description: 'Gone.' } },
      },
    },
    '/letters/newest': {
      get: {
        operationId: 'getNewestLetter',
        summary: 'Get the newest letter',
        description: 'Gets the newest letter.',
        tags: ['Letters'],
        responses: { '204': { description: 'Gone.' } },
      },
    },
  },
};
