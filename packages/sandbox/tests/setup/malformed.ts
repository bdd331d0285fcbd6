import { listOperations } from '@trustline/openapi';
import { loadDocument } from '@trustline/specs';
import fc from 'fast-check';

/** A request of which at least one part is wrong more often than not. */
export interface MalformedRequest {
  readonly api: 'navixy' | 'trustcaller';
  readonly method: string;
  /** Path and query below the base path, as they go over the wire. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
}

const nasty = [
  '',
  ' ',
  '0',
  '-1',
  '1.5',
  '1e3',
  '007',
  '9007199254740993',
  '1'.repeat(400),
  'null',
  'true',
  '[]',
  '{}',
  '[1,2',
  '+49',
  '%00',
  '\u0000',
  '\u001b[31m',
  '\u202e',
  '\ud83d\ude00',
  "' OR 1=1 --",
  '../../etc/passwd',
  '<script>',
  '{{7*7}}',
  '__proto__',
  '2026-02-30',
  '2026-13-45 25:61:61',
  '2026-05-16 10:00:00',
  '2026-05-16T10:00:00Z',
  'a'.repeat(3000),
];
const names = [
  'tracker_id',
  'trackers',
  'message',
  'message_id',
  'message_ids',
  'list',
  'from',
  'to',
  'limit',
  'ascending',
  'iso_datetime',
  'hash',
  'per_page',
  'page',
  'prefix',
  'number',
  'name',
  '__proto__',
  'constructor',
  'toString',
  '',
];

const scalar = fc.oneof(
  fc.constantFrom<unknown>(...nasty, null, true, 0, -1, 1.5, 1e308, 2 ** 53, 10_001, 20_001),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.integer(),
);
const value = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 400 }) },
  { weight: 1, arbitrary: fc.dictionary(fc.constantFrom(...names), scalar) },
);
const fields = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 6 });
const bytes = (text: string) => new TextEncoder().encode(text);

const jsonBody = fields.map((object) => bytes(JSON.stringify(object)));
const brokenJson = fc.oneof(
  fc.tuple(jsonBody, fc.nat()).map(([whole, at]) => whole.slice(0, at % (whole.length + 1))),
  fc.nat({ max: 3000 }).map((depth) => bytes('['.repeat(depth * 10))),
  fc.nat({ max: 300 }).map((depth) => bytes(`${'{"message":'.repeat(depth)}1${'}'.repeat(depth)}`)),
  fc
    .constantFrom(
      '{"tracker_id":1e999}',
      '{"message":"\\ud800","tracker_id":10001}',
      '{"tracker_id":1,"tracker_id":2}',
      '{"__proto__":{"tracker_id":1}}',
      '{"tracker_id":NaN}',
      "{'tracker_id':1}",
      '\ufeff{}',
      '[]',
      '"text"',
      'null',
      '0',
      '{"name":"\\ud800"}',
      '{"hash":[]}',
    )
    .map(bytes),
  fc.uint8Array({ maxLength: 60 }),
);
const formBody = fc
  .array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...nasty)), { maxLength: 6 })
  .map((pairs) => bytes(new URLSearchParams(pairs).toString()));
const body = fc.oneof(jsonBody, brokenJson, formBody, fc.constant(undefined));

const paths = {
  navixy: [...new Set(listOperations(loadDocument('navixy')).map(({ path }) => path))],
  trustcaller: [...new Set(listOperations(loadDocument('trustcaller')).map(({ path }) => path))],
};
const query = fc
  .array(
    fc.tuple(
      fc.constantFrom(...names),
      fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 20 })),
    ),
    { maxLength: 4 },
  )
  .map((pairs) =>
    pairs.map(([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text.toWellFormed())}`).join('&'),
  );
const brokenQuery = fc.constantFrom(
  '%',
  '%zz=1',
  '&&==',
  'page=%ff',
  '='.repeat(200),
  'per_page=5&per_page=6',
  'a'.repeat(9000),
);
const segment = fc.oneof(
  fc.constantFrom('1', '0', '-1', 'abc', '%zz', '%00', '9'.repeat(40), '..', '1e3', '%2F', ''),
  fc.nat().map(String),
);

const contentType = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-8',
  'application/x-www-form-urlencoded',
  'text/plain',
  'multipart/form-data',
  'application/json;',
  ';',
  'x',
);
const method = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('GET', 'POST', 'DELETE') },
  { weight: 1, arbitrary: fc.constantFrom('PUT', 'PATCH', 'OPTIONS', 'HEAD', 'QUERY', 'get') },
);

/** Requests to one of the APIs, most with a credential that is right so that they get far. */
export function malformedRequests(
  credentials: Readonly<Record<'navixy' | 'trustcaller', string>>,
): fc.Arbitrary<MalformedRequest> {
  return fc.constantFrom('navixy' as const, 'trustcaller' as const).chain((api) => {
    const authorization = fc.oneof(
      { weight: 8, arbitrary: fc.constant(credentials[api]) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          'NVX',
          'Bearer',
          'Basic x',
          'NVX x',
          'Bearer 1|',
          'Bearer |x',
          'Bearer 9007199254740993|x',
        ),
      },
    );
    const path = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...paths[api]) },
      { weight: 1, arbitrary: fc.constantFrom('/', '', '/nothing', '/tracker', '//', '/calls/check/x') },
    );
    return fc
      .record({
        method,
        path,
        segment,
        query: fc.oneof({ weight: 5, arbitrary: query }, { weight: 1, arbitrary: brokenQuery }),
        authorization,
        contentType,
        iso: fc.constantFrom('', 'true', 'yes'),
        body,
      })
      .map((parts) => ({
        api,
        method: parts.method,
        path: `${parts.path.replace('{id}', parts.segment)}${parts.query === '' ? '' : `?${parts.query}`}`,
        headers: {
          authorization: parts.authorization,
          ...(parts.body === undefined ? {} : { 'content-type': parts.contentType }),
          ...(parts.iso === '' ? {} : { 'nvx-iso-datetime': parts.iso }),
        },
        body: parts.method === 'GET' || parts.method === 'HEAD' || parts.method === 'get' ? undefined : parts.body,
      }));
  });
}
