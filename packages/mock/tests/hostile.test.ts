import { connect } from 'node:net';
import { listLegacyExamples } from '@trustline/openapi';
import { apiNames, loadDocument } from '@trustline/specs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Listening, startMock } from '../src/index.ts';

async function firstLine(url: string, request: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => resolve('')).on('close', () => resolve(''));
  socket.once('data', (chunk) => resolve(chunk.toString().split('\r\n')[0] ?? ''));
  socket.write(request);
  const line = await promise;
  socket.destroy();
  return line;
}

describe.each(apiNames)('%s mock', (api) => {
  const document = loadDocument(api);
  const rejections = document['x-registry']?.rejections;
  let mock: Listening;
  beforeAll(async () => {
    mock = await startMock(api);
  });
  afterAll(() => mock.stop());

  test.each(['/calls/%', '/%zz', '/%c3%28'])('survives the path %s', async (path) => {
    const first = await fetch(`${mock.url}${path}`);
    const second = await fetch(`${mock.url}/nothing/at/all`);

    expect([first.status, second.status]).toEqual([
      Number(rejections?.unknownPath?.status),
      Number(rejections?.unknownPath?.status),
    ]);
  });

  test.each([
    'text/html,',
    ',',
    'text',
    ';q=1',
    'a/b;q="',
    'a/b;q=x',
    'text/html,'.repeat(500),
    'application/json;q=0.5,,x',
  ])('survives the header Accept: %s', async (accept) => {
    const [path = ''] = Object.keys(document.paths);
    const url = `${mock.url}${path}`;
    const headers = { accept, authorization: api === 'navixy' ? `NVX ${'0'.repeat(32)}` : 'Bearer any' };
    const first = await fetch(url, { headers });
    const second = await fetch(url, { headers: { ...headers, accept: 'application/json' } });

    expect([first.status, second.status].filter((status) => status >= 500)).toEqual([]);
  });

  test.each([
    'Host: 127.07.0.0.1',
    'Expect: the unexpected',
    'Connection: Upgrade\r\nUpgrade: h2c',
    'Connection: close, Host',
  ])('returns no 5xx for the header %s', async (header) => {
    const [path = ''] = Object.keys(document.paths);
    const host = header.startsWith('Host') ? '' : 'Host: 127.0.0.1\r\n';
    const status = await firstLine(mock.url, `GET ${path} HTTP/1.1\r\n${host}${header}\r\n\r\n`);

    expect(status).toMatch(/^HTTP\/1\.1 [1-4]/);
  });

  test('an unknown path or method returns the error of the vendor', async () => {
    const path = await fetch(`${mock.url}/nothing`);
    const [known = ''] = Object.keys(document.paths);
    const method = await fetch(`${mock.url}${known}`, { method: 'PATCH' });

    expect([await path.json(), await method.json()]).toEqual([
      rejections?.unknownPath?.body,
      rejections?.unknownMethod?.body,
    ]);
  });

  test.each(listLegacyExamples(document).map(({ name, operation, example }) => [name, operation, example] as const))(
    '%s is accepted and named as legacy',
    async (_name, operation, example) => {
      const response = await fetch(`${mock.url}${operation.path}`, {
        method: operation.method.toUpperCase(),
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(example.value),
      });

      expect([response.status, response.headers.get('trustline-legacy')]).toEqual([
        200,
        example['x-legacy']?.quoted.map((field) => `quoted ${field}`).join(', '),
      ]);
    },
  );
});

test('the error of the Navixy mock names the parameter that was wrong', async () => {
  const mock = await startMock('navixy');
  const send = async (body: object) => {
    const response = await fetch(`${mock.url}/tracker/chat/send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `NVX ${'0'.repeat(32)}` },
      body: JSON.stringify(body),
    });
    return [
      response.status,
      Object(await response.json()).errors.map(({ parameter }: { parameter: string }) => parameter),
    ];
  };

  const wrong = [
    await send({ tracker_id: 'abc', message: 'x' }),
    await send({ tracker_id: 1 }),
    await send({ tracker_id: 1, message: 'x', hash: 7 }),
  ];
  await mock.stop();

  expect(wrong).toEqual([
    [400, ['tracker_id']],
    [400, ['message']],
    [400, ['hash']],
  ]);
});
