import type { OpenApiDocument } from '@trustline/openapi';

/** One trait of OpenAPI as an operation, an input for it, and what the document says the request is. */
export interface Trait {
  readonly path?: string;
  readonly method?: string;
  readonly operation: object;
  readonly input: Readonly<Record<string, unknown>>;
  /** Path and query of the request. */
  readonly url?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body of the success, and what a call resolves with. */
  readonly returns?: { readonly status: number; readonly body: string | null; readonly data: unknown };
}

const query = (name: string, schema: object, more: object = {}) => ({
  parameters: [{ name, in: 'query', schema, ...more }],
});
const body = (schema: object, mediaType = 'application/json') => ({
  requestBody: { required: true, content: { [mediaType]: { schema } } },
});
const fields = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });
const returns = (schema: object, data: unknown) => ({
  operation: { responses: { 200: { description: 'Good.', content: { 'application/json': { schema } } } } },
  input: {},
  returns: { status: 200, body: JSON.stringify(data), data },
});
const list = { type: 'array', items: { type: 'string' } };
const place = { latitude: 52.5, longitude: -13.4 };
const placeSchema = fields({ latitude: { type: 'number' }, longitude: { type: 'number' } });

/** The 26 traits that the generator before this one was tried with, and more. */
export const traits: Readonly<Record<string, Trait>> = {
  number: { operation: query('latitude', { type: 'number' }), input: { latitude: 52.5 }, url: '/number?latitude=52.5' },
  negativeInteger: {
    operation: query('offset', { type: 'integer', minimum: -9 }),
    input: { offset: -3 },
    url: '/negativeInteger?offset=-3',
  },
  integerWithoutMinimum: {
    operation: query('n', { type: 'integer' }),
    input: { n: 7 },
    url: '/integerWithoutMinimum?n=7',
  },
  put: { method: 'put', operation: body(placeSchema), input: place, body: place },
  patch: { method: 'patch', operation: body(placeSchema), input: place, body: place },
  postWithQuery: {
    method: 'post',
    operation: { ...query('dry', { type: 'boolean' }), ...body(placeSchema) },
    input: { dry: true, ...place },
    url: '/postWithQuery?dry=true',
    body: place,
  },
  postWithPath: {
    method: 'post',
    path: '/things/{id}',
    operation: {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      ...body(placeSchema),
    },
    input: { id: 7, ...place },
    url: '/things/7',
    body: place,
  },
  formOnly: {
    method: 'post',
    operation: body(fields({ name: { type: 'string' } }), 'application/x-www-form-urlencoded'),
    input: { name: 'Grüße & mehr' },
    body: 'name=Gr%C3%BC%C3%9Fe+%26+mehr',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  },
  noContent: {
    operation: { responses: { 204: { description: 'Done.' } } },
    input: {},
    returns: { status: 204, body: null, data: undefined },
  },
  twoSuccesses: {
    operation: {
      responses: {
        200: { description: 'Done.', content: { 'application/json': { schema: fields({ id: { type: 'integer' } }) } } },
        202: {
          description: 'Later.',
          content: { 'application/json': { schema: fields({ job: { type: 'string' } }) } },
        },
      },
    },
    input: {},
    returns: { status: 202, body: '{"job":"a"}', data: { job: 'a' } },
  },
  allOf: {
    method: 'post',
    operation: body({ allOf: [placeSchema, fields({ name: { type: 'string' } })] }),
    input: { ...place, name: 'x' },
    body: { ...place, name: 'x' },
  },
  oneOfObjects: {
    method: 'post',
    operation: body({
      oneOf: [
        fields({ a: { type: 'string' } }, { required: ['a'] }),
        fields({ b: { type: 'string' } }, { required: ['b'] }),
      ],
    }),
    input: { b: 'x' },
    body: { b: 'x' },
  },
  anyOf: {
    method: 'post',
    operation: body(fields({ a: { anyOf: [{ type: 'string' }, { type: 'integer' }] } })),
    input: { a: 3 },
    body: { a: 3 },
  },
  nullableItems: returns({ type: 'array', items: { type: ['string', 'null'] } }, ['a', null]),
  additionalProperties: returns(fields({ id: { type: 'integer' } }, { additionalProperties: true }), {
    id: 1,
    more: [2],
  }),
  uuid: {
    operation: query('key', { type: 'string', format: 'uuid' }),
    input: { key: '8c5b1c9e-0000-4000-8000-000000000000' },
  },
  email: {
    operation: query('to', { type: 'string', format: 'email' }),
    input: { to: 'a@b.example' },
    url: '/email?to=a%40b.example',
  },
  recursion: returns({ $ref: '#/components/schemas/Node' }, { name: 'a', children: [{ name: 'b' }] }),
  oddFieldName: returns(fields({ 'x-y': { type: 'string' } }), { 'x-y': 'a' }),
  oddPathName: {
    path: '/odd/{thing-id}',
    operation: { parameters: [{ name: 'thing-id', in: 'path', required: true, schema: { type: 'string' } }] },
    input: { 'thing-id': 'a/b' },
    url: '/odd/a%2Fb',
  },
  explodedList: {
    operation: query('ids', list, { style: 'form', explode: true }),
    input: { ids: ['a', 'b c'] },
    url: '/explodedList?ids=a&ids=b%20c',
  },
  headerParameter: {
    operation: { parameters: [{ name: 'X-Trace', in: 'header', schema: { type: 'string' } }] },
    input: { 'X-Trace': 'abc' },
    headers: { 'x-trace': 'abc' },
  },
  csv: {
    operation: {
      responses: { 200: { description: 'Rows.', content: { 'text/csv': { schema: { type: 'string' } } } } },
    },
    input: {},
    returns: { status: 200, body: 'a;b\n', data: 'a;b\n' },
  },
  rootArray: returns(list, ['a']),
  enumOfIntegers: {
    operation: query('size', { type: 'integer', enum: [1, 2] }),
    input: { size: 2 },
    url: '/enumOfIntegers?size=2',
  },
  freeForm: returns({ type: 'object', additionalProperties: true }, { any: { thing: 1 } }),
  fieldDefault: {
    method: 'post',
    operation: body(fields({ n: { type: 'integer', default: 3 } })),
    input: {},
    body: {},
  },
  binary: {
    operation: {
      responses: {
        200: { description: 'Sound.', content: { 'audio/wav': { schema: { type: 'string', format: 'binary' } } } },
      },
    },
    input: {},
    returns: { status: 200, body: 'RIFF', data: new Blob(['RIFF']) },
  },
  joinedList: {
    operation: query('ids', list, { explode: false }),
    input: { ids: ['a', 'b'] },
    url: '/joinedList?ids=a,b',
  },
  pipes: {
    operation: query('ids', list, { style: 'pipeDelimited', explode: false }),
    input: { ids: ['a', 'b'] },
    url: '/pipes?ids=a|b',
  },
  deepObject: {
    operation: query('filter', fields({ from: { type: 'string' } }), { style: 'deepObject', explode: true }),
    input: { filter: { from: 'x' } },
    url: '/deepObject?filter[from]=x',
  },
  objectInQuery: {
    operation: query('filter', fields({ from: { type: 'string' } })),
    input: { filter: { from: 'x' } },
    url: '/objectInQuery?from=x',
  },
  jsonInQuery: {
    operation: { parameters: [{ name: 'ids', in: 'query', content: { 'application/json': { schema: list } } }] },
    input: { ids: ['a'] },
    url: '/jsonInQuery?ids=%5B%22a%22%5D',
  },
  matrixPath: {
    path: '/matrix/{ids}',
    operation: {
      parameters: [{ name: 'ids', in: 'path', required: true, style: 'matrix', explode: false, schema: list }],
    },
    input: { ids: ['a', 'b'] },
    url: '/matrix/;ids=a,b',
  },
  cookie: {
    operation: { parameters: [{ name: 'theme', in: 'cookie', schema: { type: 'string' } }] },
    input: { theme: 'dark' },
    headers: { cookie: 'theme=dark' },
  },
  plainText: {
    method: 'post',
    operation: body({ type: 'string' }, 'text/plain'),
    input: { body: 'Hello' },
    body: 'Hello',
    headers: { 'content-type': 'text/plain' },
  },
};

/** A document with an operation for each trait. */
export function createDocument(): OpenApiDocument {
  const done = {
    responses: { 200: { description: 'Done.', content: { 'application/json': { schema: { type: 'object' } } } } },
  };
  const paths = Object.entries(traits).map(([operationId, { path = `/${operationId}`, method = 'get', operation }]) => [
    path,
    {
      [method]: {
        operationId,
        summary: 'A trait',
        description: 'A trait.',
        tags: ['traits'],
        'x-effect': 'act',
        ...done,
        ...operation,
      },
    },
  ]);
  const children = { type: 'array', items: { $ref: '#/components/schemas/Node' } };
  return {
    openapi: '3.1.0',
    info: { title: 'Traits', version: '1', description: 'Every trait.' },
    servers: [{ url: 'https://traits.example' }],
    paths: Object.fromEntries(paths),
    components: { schemas: { Node: fields({ name: { type: 'string' }, children }, { required: ['name'] }) } },
  };
}
