import { describe, expect, it, onTestFinished } from 'vitest';
import { createSandbox, type ServerOptions, serve } from '../../src/index.ts';
import { sendRaw } from '../setup/raw.ts';

async function startServer(options: ServerOptions = {}) {
  const sandbox = createSandbox({ rateLimit: { navixy: 0, trustcaller: 0 }, demo: { messages: 0, calls: 0 } });
  const server = await serve(sandbox, options);
  onTestFinished(() => server.close());
  const { host } = new URL(server.origin);
  const statusOf = async (path: string, headers: readonly string[], method = 'GET') => {
    const head = [`${method} ${path} HTTP/1.1`, ...headers, 'connection: close', '', ''].join('\r\n');
    return (await sendRaw(server.origin, head)).slice(9, 12);
  };
  return { sandbox, origin: server.origin, host, statusOf };
}

const paths = [
  '/v2/tracker/chat/unread/count?hash=00000000000000000000000000000001',
  '/api/v1/nothing',
  '/_sandbox/clock',
];

describe('The server', () => {
  it.for(['x:99999', '1.2.3.4.5', '1..2', 'a!b.evil.example', 'a"b/c', ''])(
    'returns 400 for the Host "%s" and lives on',
    async (unreadable) => {
      const { host, statusOf } = await startServer();

      const statuses = await Promise.all(paths.map((path) => statusOf(path, [`host: ${unreadable}`])));

      expect(statuses).toEqual(['400', '400', '400']);
      expect(await statusOf('/_sandbox/clock', [`host: ${host}`])).toBe('200');
    },
  );

  it.for(paths)('serves %s to no name that may have been rebound, unless it was allowed', async (path) => {
    const { host, statusOf } = await startServer();
    const named = await startServer({ allowedHosts: ['Sandbox.Example'] });

    const rejected = await statusOf(path, ['host: rebound.example']);
    const own = [await statusOf(path, [`host: ${host}`]), await statusOf(path, ['host: localhost'])];
    const allowed = await named.statusOf(path, ['host: sandbox.example:8080']);

    expect(rejected).toBe('403');
    expect([...own, allowed]).not.toContain('403');
  });

  it.for(['GET', 'POST'])('takes no %s from a page of another site', async (method) => {
    const { host, sandbox, statusOf } = await startServer();
    const { hash } = sandbox.profile().navixy;
    const path = `/v2/tracker/chat/mark_read_all?hash=${hash}`;
    const from = (...headers: string[]) => statusOf(path, [`host: ${host}`, 'content-length: 0', ...headers], method);

    const rejected = await Promise.all([
      from('sec-fetch-site: cross-site'),
      from('origin: https://attacker.evil.example'),
      from('origin: null'),
    ]);
    const accepted = await Promise.all([
      from(),
      from('sec-fetch-site: same-site', 'origin: http://localhost:3000'),
      from('sec-fetch-site: none'),
    ]);

    expect(rejected).toEqual(['403', '403', '403']);
    expect(accepted).not.toContain('403');
  });

  it('closes the control on an address of a network unless it is opened', async () => {
    const closed = await startServer({ host: '0.0.0.0' });
    const opened = await startServer({ host: '0.0.0.0', control: true });

    const statuses = [
      await closed.statusOf('/_sandbox/clock', [`host: ${closed.host}`]),
      await closed.statusOf('/v2/nothing', [`host: ${closed.host}`]),
      await opened.statusOf('/_sandbox/clock', [`host: ${opened.host}`]),
    ];

    expect(statuses).toEqual(['403', '400', '200']);
  });

  it('reads a body of one-byte chunks in linear time', async () => {
    const { host, origin } = await startServer();
    const chunks = (count: number) => `${'1\r\na\r\n'.repeat(count)}0\r\n\r\n`;
    const time = async (count: number) => {
      const head = `POST /v2/tracker/chat/send HTTP/1.1\r\nhost: ${host}\r\ntransfer-encoding: chunked\r\n`;
      const start = performance.now();
      const received = await sendRaw(origin, `${head}connection: close\r\n\r\n${chunks(count)}`);
      expect(received).toMatch(/^HTTP\/1\.1 4/);
      return performance.now() - start;
    };
    await time(1000);

    const short = await time(40_000);
    const long = await time(320_000);

    // Eight times the chunks cost 64 times as much when each copies what came before.
    expect(long / short).toBeLessThan(24);
  });
});
