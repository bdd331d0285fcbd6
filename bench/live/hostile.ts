import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { apiNames, loadDocument } from '@trustline/specs';
import { apis } from './apis/apis.ts';
import { json, type Respond } from './apis/live-api.ts';
import { type Ended, start } from './command.ts';

/** Servers that mean no good, or cannot help it. */
const servers: Readonly<Record<string, Respond>> = {
  async 'endless body'(_request, response) {
    response.writeHead(200, json).write('{"data":"');
    while (!response.destroyed) if (!response.write('x'.repeat(65_536))) await drained(response);
  },
  async 'gzip bomb'(_request, response) {
    response.writeHead(200, { ...json, 'Content-Encoding': 'gzip' });
    const gzip = createGzip();
    gzip.pipe(response);
    for (let part = 0; part < 1024 && !response.destroyed; part += 1) {
      if (!gzip.write(Buffer.alloc(2 ** 20))) await Promise.race([once(gzip, 'drain'), once(response, 'close')]);
    }
    gzip.end();
  },
  async drip(_request, response) {
    response.writeHead(200, json);
    while (!response.destroyed) {
      response.write(' ');
      await sleep(500);
    }
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

/** Points the command at each server in turn whose name holds these words. */
export async function* tryHostileServers(
  folder: string,
  words: string,
): AsyncGenerator<Ended & { readonly name: string }> {
  const cases = apiNames.flatMap((api) =>
    Object.entries({ ...servers, ...apis[api].servers }).map(([name, respond]) => ({
      api,
      name: `${api}, ${name}`,
      respond,
    })),
  );
  for (const { api, name, respond } of cases.filter((each) => each.name.includes(words))) {
    const server = createServer((request, response) => {
      response.setMaxListeners(0).on('error', () => undefined);
      void Promise.resolve(respond(request, response)).catch(() => undefined);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const profile = join(folder, 'hostile.json');
    const { profileKey = '' } = loadDocument(api)['x-registry']?.credential ?? {};
    const part = { baseUrl: `http://127.0.0.1:${port}`, [profileKey]: '7|token-of-nobody-1234567890' };
    await writeFile(profile, JSON.stringify({ [api]: part }));
    const command = ['--profile', profile, '--time-limit', '60', '--report', join(folder, 'reports')];
    yield { name, ...(await start(command, 150).ended) };
    server.close();
    server.closeAllConnections();
  }
}
