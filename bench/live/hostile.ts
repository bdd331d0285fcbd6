import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { type Ended, start } from './command.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

const json = { 'Content-Type': 'application/json' };

/** Servers that mean no good, or cannot help it. */
const servers: Readonly<Record<string, Answer>> = {
  async 'endless body'(_request, response) {
    response.writeHead(200, json).write('{"data":"');
    while (response.writable) if (!response.write('x'.repeat(65_536))) await drained(response);
  },
  async 'gzip bomb'(_request, response) {
    response.writeHead(200, { ...json, 'Content-Encoding': 'gzip' });
    const gzip = createGzip();
    gzip.pipe(response);
    for (let part = 0; part < 1024 && response.writable; part += 1) {
      if (!gzip.write(Buffer.alloc(2 ** 20))) await Promise.race([once(gzip, 'drain'), once(response, 'close')]);
    }
    gzip.end();
  },
  async drip(_request, response) {
    response.writeHead(200, json);
    while (response.writable) {
      response.write(' ');
      await sleep(500);
    }
  },
  'a million entries'(_request, response) {
    const entry = '{"id":1,"number":"12025550100","reserved":true,"released_at":null,"ivr_id":null}';
    response.writeHead(200, json).end(`{"data":[${`${entry},`.repeat(999_999)}${entry}],"count":1000000}`);
  },
  'endless links'({ url = '' }, response) {
    const page = Number(new URL(url, 'http://x').searchParams.get('page') ?? 1);
    const body = {
      data: [{ id: page, number: '12025550100', reserved: true, released_at: null, ivr_id: null }],
      links: { first: '?page=1', last: null, prev: null, next: `?page=${page + 1}` },
      meta: { current_page: page, per_page: 1, total: 10 ** 9, from: 1, to: 1, last_page: 10 ** 9, path: '' },
    };
    response.writeHead(200, json).end(JSON.stringify(body));
  },
  'Retry-After series'(_request, response) {
    response.writeHead(429, { ...json, 'Retry-After': '59' }).end('{"message":"Too Many Attempts."}');
  },
  'control characters'(_request, response) {
    const text = '\u001b]0;pwned\u0007\u001b[2J\u009b31m\n::stop-commands::tok\n##[error]x\u202e';
    response
      .writeHead(200, json)
      .end(JSON.stringify({ data: [{ id: text, name: text, number: text }], message: text }));
  },
};

async function drained(response: ServerResponse): Promise<void> {
  await Promise.race([once(response, 'drain'), once(response, 'close')]);
}

/** Points the command at each server in turn. */
export async function tryHostileServers(folder: string): Promise<readonly (Ended & { readonly name: string })[]> {
  const rows: (Ended & { name: string })[] = [];
  for (const [name, answer] of Object.entries(servers)) {
    const server = createServer((request, response) => {
      response.setMaxListeners(0).on('error', () => undefined);
      void Promise.resolve(answer(request, response)).catch(() => undefined);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const profile = join(folder, 'hostile.json');
    const trustcaller = { baseUrl: `http://127.0.0.1:${port}/api/v1`, token: '7|token-of-nobody-1234567890' };
    await writeFile(profile, JSON.stringify({ trustcaller }));
    const words = ['--profile', profile, '--time-limit', '60', '--report', join(folder, 'reports')];
    rows.push({ name, ...(await start(words, 150).ended) });
    server.close();
    server.closeAllConnections();
  }
  return rows;
}
