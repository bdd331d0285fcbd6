import { describe, expect, it, onTestFinished } from 'vitest';
import { createSandbox, type Sandbox, serve } from '../../src/index.ts';
import { sendRaw } from '../setup/raw.ts';

async function startServer(): Promise<{ sandbox: Sandbox; origin: string }> {
  const sandbox = createSandbox({ rateLimit: { navixy: 0, trustcaller: 0 } });
  const server = await serve(sandbox);
  onTestFinished(() => server.close());
  return { sandbox, origin: server.origin };
}

describe('The server', () => {
  it('listens on loopback only', async () => {
    const { origin } = await startServer();

    expect(new URL(origin).hostname).toBe('127.0.0.1');
  });

  it('keeps a connection for more than a minute, so that nobody is hung up on at a breakpoint', async () => {
    const { origin } = await startServer();

    const { headers } = await fetch(`${origin}/_sandbox`);

    expect(headers.get('Keep-Alive')).toBe('timeout=75');
  });

  it.for([
    ['no HTTP', 'hello\r\n\r\n'],
    ['a header without an end', `GET /v2 HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`],
    [
      'two lengths',
      'POST /v2/tracker/chat/send HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
    ],
    ['a negative length', 'POST /v2/tracker/chat/send HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n'],
    ['a method nobody knows', 'BREW /v2 HTTP/1.1\r\nhost: x\r\n\r\n'],
    ['a tunnel', 'CONNECT x:80 HTTP/1.1\r\nhost: x\r\n\r\n'],
    ['control characters in the address', 'GET /v2\u0000 HTTP/1.1\r\nhost: x\r\n\r\n'],
  ] as const)('responds %s with 400 and closes the connection', async ([, text]) => {
    const { origin } = await startServer();

    const received = await sendRaw(origin, text);

    const [head = '', body = ''] = received.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(body)).toMatchObject({ success: false, status: { code: 5 }, message: expect.any(String) });
  });

  it('returns a body that is too large before it has all of it', async () => {
    const { origin } = await startServer();
    const part = 'x'.repeat(2 * 1024 * 1024);

    const received = await sendRaw(
      origin,
      `POST /v2/tracker/chat/send HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 99999999\r\n\r\n${part}`,
    );

    expect(received).toMatch(/^HTTP\/1\.1 412 /);
    expect(received).toContain('"code":9');
  });

  it('returns an address or header that is too long with the documented error', async () => {
    const { origin } = await startServer();

    const navixy = await fetch(`${origin}/v2/tracker/chat/list?x=${'y'.repeat(10_000)}`);
    const trustcaller = await fetch(`${origin}/api/v1/numbers?x=${'y'.repeat(10_000)}`);

    expect(navixy.status).toBe(412);
    expect(trustcaller.status).toBe(413);
  });

  it('responds requests sent one after the other on one connection in their order', async () => {
    const { origin } = await startServer();
    const request = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nhost: localhost\r\n${more}\r\n`;

    const received = await sendRaw(
      origin,
      request('/v2/a') + request('/api/v1/b') + request('/_nothing', 'connection: close\r\n'),
    );

    expect([...received.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['400', '404', '404']);
  });

  it('keeps web pages of other origins and rebound names out of the control', async () => {
    const { origin } = await startServer();
    const { host } = new URL(origin);
    const get = (headers: string) =>
      sendRaw(origin, `GET /_sandbox/clock HTTP/1.1\r\n${headers}connection: close\r\n\r\n`);

    const statuses = await Promise.all(
      [
        `host: ${host}\r\n`,
        `host: ${host}\r\norigin: http://${host}\r\n`,
        `host: ${host}\r\norigin: https://evil.example\r\n`,
        `host: ${host}\r\nsec-fetch-site: cross-site\r\n`,
        'host: rebound.example\r\n',
      ].map(async (headers) => (await get(headers)).slice(9, 12)),
    );

    expect(statuses).toEqual(['200', '200', '403', '403', '403']);
  });

  it('names its own address in links when the client names none', async () => {
    const { origin, sandbox } = await startServer();
    const { token } = sandbox.profile().trustcaller;

    const received = await sendRaw(origin, `GET /api/v1/numbers HTTP/1.0\r\nauthorization: Bearer ${token}\r\n\r\n`);

    expect(received).toContain(`"first":"${origin}/api/v1/numbers?`);
  });

  it('leaves the counters of a chat and a key store consistent under parallel writers', async () => {
    const { origin, sandbox } = await startServer();
    const { navixy, trustcaller } = sandbox.profile();
    const post = async (path: string, body: object, authorization: string) => {
      const headers = { 'content-type': 'application/json', authorization };
      const response = await fetch(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      return Object(await response.json());
    };
    const send = () => post('/v2/tracker/chat/send', { tracker_id: 10_003, message: 'x' }, `NVX ${navixy.hash}`);
    const create = () => post('/api/v1/auth/keys', { name: 'x' }, `Bearer ${trustcaller.token}`);
    const writes = Array.from({ length: 150 }, () => [send(), create()]).flat();
    const devices = Array.from({ length: 50 }, () => sandbox.events.deviceSends(10_003, 'y'));

    const ids = (await Promise.all(writes)).map(({ id }) => id);
    const before = await post('/v2/tracker/chat/unread/count', {}, `NVX ${navixy.hash}`);
    await Promise.all(
      devices.map((id) => post('/v2/tracker/chat/mark_read', { message_id: id }, `NVX ${navixy.hash}`)),
    );
    const after = await post('/v2/tracker/chat/unread/count', {}, `NVX ${navixy.hash}`);

    const listed = await fetch(`${origin}/api/v1/auth/keys`, {
      headers: { authorization: `Bearer ${trustcaller.token}` },
    });
    expect(new Set(ids.filter((_, index) => index % 2 === 0)).size).toBe(150);
    expect(Object(await listed.json()).count).toBe(153);
    expect(before.value[10_003] - after.value[10_003]).toBe(50);
  });
});
