import { listSampleRequests, type OpenApiDocument } from '@trustline/openapi';

/** Where attacks are sent, and with which credential they get far. */
export interface Target {
  readonly document: OpenApiDocument;
  /** The path of the server's address, e.g. `/v2`. */
  readonly base: string;
  readonly authorization: string;
}

/** The rows of the table: how a request is framed, what is in its body, what its path is, and what chance makes of it. */
export type Attacks = Readonly<Record<'framing' | 'bodies' | 'paths' | 'fuzz', readonly Buffer[]>>;

/** A small generator of chance that repeats itself for a seed. */
export function createChance(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const more = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((more ^ (more >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Makes the requests of every row, as the bytes that go over the wire. */
export function listAttacks(target: Target, seed: number, fuzzed: number): Attacks {
  const valid = listValid(target);
  const chance = createChance(seed);
  const pick = () => valid[Math.floor(chance() * valid.length)] ?? '';
  return {
    framing: valid.slice(0, 3).flatMap(frame).map(toBytes),
    bodies: valid
      .filter((request) => request.startsWith('POST'))
      .slice(0, 2)
      .flatMap(fill)
      .map(toBytes),
    paths: listPaths(target).map(toBytes),
    fuzz: Array.from({ length: fuzzed }, () => mutate(Buffer.from(pick()), chance)),
  };
}

function toBytes(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

function listValid({ document, base, authorization }: Target): string[] {
  return listSampleRequests(document).map(({ method, path, query, mediaType, body }) => {
    const search = new URLSearchParams(query).toString();
    const fields = Object.entries(body ?? {}).map(([name, value]): [string, string] => [name, String(value)]);
    const isForm = mediaType?.includes('form') === true;
    const text = body === null ? '' : isForm ? new URLSearchParams(fields).toString() : JSON.stringify(body);
    const type =
      mediaType === null ? '' : `Content-Type: ${mediaType}\r\nContent-Length: ${Buffer.byteLength(text)}\r\n`;
    const target = `${base}${path}${search === '' ? '' : `?${search}`}`;
    return `${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: ${authorization}\r\n${type}\r\n${text}`;
  });
}

/** The head and the body of a request. */
function split(request: string): readonly [line: string, headers: string, body: string] {
  const [head = '', body = ''] = request.split('\r\n\r\n');
  const [line = '', ...headers] = head.split('\r\n');
  return [line, headers.filter((header) => !header.startsWith('Content-Length')).join('\r\n'), body];
}

const lengths = ['+4', '-1', '0x10', '4, 5', '99999999999999999999', '4 4', '', ' 4', '1e3', '١'];

const codings = [
  'chunked',
  'chunked, chunked',
  'xchunked',
  'identity',
  'gzip, chunked',
  '\tchunked',
  'chunked\r\nTransfer-Encoding: x',
];

const lines = ['HTTP/0.9', 'HTTP/1.0', 'HTTP/2', 'HTTP/3.7', 'HTTP/1.1 extra', 'http/1.1', ''];

const oddHeaders = [
  'Expect: 100-continue',
  'Expect: the unexpected',
  'Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings',
  'Connection: close, close, Host',
  'X-Folded: one\r\n two',
  'X Space: 1',
  'X-Null: a\u0000b',
  'X-Bare: a\rb',
  ': empty',
  `X-Long: ${'x'.repeat(20_000)}`,
  'Host: x:99999',
  'Host: ',
  'Content-Type: ',
  `Accept: ${'text/html,'.repeat(500)}`,
  'Range: bytes=0-0,-1',
  'If-None-Match: *',
];

function frame(request: string): string[] {
  const [line, headers, body] = split(request);
  const [method = '', path = ''] = line.split(' ');
  const chunked = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
  return [
    ...lengths.map((length) => `${line}\r\n${headers}\r\nContent-Length: ${length}\r\n\r\n${body}`),
    ...codings.map((coding) => `${line}\r\n${headers}\r\nTransfer-Encoding: ${coding}\r\n\r\n${chunked}`),
    `${line}\r\n${headers}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n${chunked}`,
    `${line}\r\n${headers}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n${body}`,
    `${line}\r\n${headers}\r\nTransfer-Encoding: chunked\r\n\r\n1;${'x'.repeat(100_000)}\r\na\r\n0\r\n\r\n`,
    `${line}\r\n${headers}\r\nTransfer-Encoding: chunked\r\n\r\n${chunked.slice(0, -2)}Trailer: x\r\n\r\n`,
    ...lines.map((version) => `${method} ${path} ${version}\r\n${headers}\r\n\r\n`),
    ...['CONNECT', 'TRACE', 'PRI', 'GeT', 'X'.repeat(500), ''].map(
      (verb) => `${verb} ${path} HTTP/1.1\r\n${headers}\r\n\r\n`,
    ),
    ...oddHeaders.map((odd) => `${line}\r\n${headers}\r\n${odd}\r\nContent-Length: ${body.length}\r\n\r\n${body}`),
    `${line}\n${headers.replaceAll('\r\n', '\n')}\n\n`,
    '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001',
    '\r\n\r\n\r\n',
    line,
  ];
}

const contents = [
  ...['', ' ', 'null', '[]', '"text"', '0', '{', '{"a":', "{'a':1}", '{"a":1}{"b":2}', 'NaN', '{"a":1e999}'],
  ...[
    '{"__proto__":{"a":1}}',
    '{"constructor":{"prototype":{"a":1}}}',
    '{"a":"\\ud800"}',
    '\u00ef\u00bb\u00bf{}',
    '\u00ff\u00fe{\u0000}\u0000',
  ],
  ...['\u00c3\u0028', '\u0000', `{"a":${'9'.repeat(100_000)}}`, `{"a":1.${'0'.repeat(100_000)}1}`, '{"a":1,"a":2}'],
  '['.repeat(500_000),
  `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  `{${Array.from({ length: 80_000 }, (_, index) => `"k${index}":1`).join(',')}}`,
  'x'.repeat(2 ** 20 + 1),
  `{"message":"${'x'.repeat(4 * 2 ** 20)}"}`,
];

function fill(request: string): string[] {
  const [line, headers] = split(request);
  const types = ['application/json', 'application/x-www-form-urlencoded'];
  const plain = headers
    .split('\r\n')
    .filter((header) => !header.startsWith('Content-Type'))
    .join('\r\n');
  return types.flatMap((type) =>
    contents.map(
      (content) =>
        `${line}\r\n${plain}\r\nContent-Type: ${type}\r\nContent-Length: ${content.length}\r\n\r\n${content}`,
    ),
  );
}

const oddPaths = [
  ...[
    '%',
    '%2e%2e/%2e%2e/etc/passwd',
    '../../etc/passwd',
    '//',
    '/./',
    ';a=b',
    '%2f',
    '%00',
    '%0d%0aX:%201',
    '%zz',
    '%c3%28',
  ],
  ...[
    '?',
    '??',
    '?%',
    '?a=%',
    '?a[]=1&a[]=2',
    '?page=1&page=2',
    "?a='%20OR%201=1--",
    '?a=%00',
    `?a=${'x'.repeat(9000)}`,
    '#x',
    '\u00e9',
    '?__proto__=1',
    '/constructor',
    '/__proto__',
    '*',
  ],
];

function listPaths({ document, base, authorization }: Target): string[] {
  const known = Object.keys(document.paths).map((path) => path.replace(/\{\w+\}/g, '%'));
  const paths = [
    ...known.slice(0, 3).flatMap((path) => oddPaths.map((odd) => `${base}${path}${odd}`)),
    ...oddPaths.map((odd) => `${base}/${odd}`),
    ...['http://elsewhere.example/', '/../', '//elsewhere.example/', 'elsewhere:80', '\\', `/${'a/'.repeat(2000)}`],
    ...known.map((path) => base + path),
  ];
  return paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: ${authorization}\r\n\r\n`);
}

/** The request with a few bytes changed, doubled, lost or moved. */
function mutate(request: Buffer, chance: () => number): Buffer {
  let bytes = request;
  const edits = 1 + Math.floor(chance() * 5);
  for (let edit = 0; edit < edits; edit += 1) {
    const at = Math.floor(chance() * bytes.length);
    const to = Math.min(bytes.length, at + Math.floor(chance() * 12));
    const random = Buffer.from(Array.from({ length: Math.floor(chance() * 4) }, () => Math.floor(chance() * 256)));
    const kinds = [random, Buffer.concat([bytes.subarray(at, to), bytes.subarray(at, to)]), Buffer.alloc(0)];
    const middle = kinds[Math.floor(chance() * kinds.length)] ?? random;
    bytes = Buffer.concat([bytes.subarray(0, at), middle, bytes.subarray(to)]);
  }
  return bytes;
}
