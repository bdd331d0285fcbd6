import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { basePathFor, createSandbox, serve } from '@trustline/sandbox';
import { apiNames } from '@trustline/specs';
import { apis } from './apis/apis.ts';
import { start } from './command.ts';

/** Medians of a request in milliseconds, straight and through the proxy. */
export interface ProxyCost {
  readonly direct: number;
  readonly through: number;
}

/** Measures what the proxy adds to a request, in turns with the same request straight to the server. */
export async function measureProxy(times: number): Promise<ProxyCost> {
  const sandbox = createSandbox({ rateLimit: Object.fromEntries(apiNames.map((name) => [name, 0])) });
  const server = await serve(sandbox, { host: '127.0.0.1', port: 0 });
  const proxy = start(['proxy', '--upstream', server.origin, '--port', '0']);
  const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(await proxy.firstLine)?.[0] ?? '';
  const requests = apiNames.map((api) => ({
    path: `${basePathFor(api)}${apis[api].read.path}`,
    headers: apis[api].read.headers(sandbox),
  }));
  const time = async (base: string) => {
    const start = performance.now();
    for (const { path, headers } of requests) await (await fetch(`${base}${path}`, { headers })).text();
    return (performance.now() - start) / requests.length;
  };
  const [direct, through]: number[][] = [[], []];
  for (let index = 0; index < times; index += 1) {
    direct?.push(await time(server.origin));
    through?.push(await time(origin));
  }
  proxy.kill('SIGINT');
  await proxy.ended;
  await server.close();
  sandbox.close();
  return { direct: median(direct ?? []), through: median(through ?? []) };
}

/** Passes so many MiB through the proxy, and returns the most memory it has held, in MiB. */
export async function measureLargeBody(mebibytes: number): Promise<number> {
  const chunk = Buffer.alloc(2 ** 20, 'x');
  const server = createServer(async (_request, response) => {
    for (let part = 0; part < mebibytes; part += 1) if (!response.write(chunk)) await once(response, 'drain');
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const proxy = start(['proxy', '--upstream', `http://127.0.0.1:${port}`, '--port', '0']);
  const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(await proxy.firstLine)?.[0] ?? '';
  const [api] = apiNames;
  const { body } = await fetch(`${origin}${api && basePathFor(api) + apis[api].read.path}`);
  let size = 0;
  for await (const part of body ?? []) size += part.length;
  if (size !== mebibytes * 2 ** 20) throw new Error(`${size} bytes came through.`);
  proxy.kill('SIGINT');
  const { peak } = await proxy.ended;
  server.close();
  return peak;
}

/** The whole command against a running sandbox, reading only: seconds of each run. */
export async function writeServedProfile(folder: string) {
  const sandbox = createSandbox();
  const server = await serve(sandbox, { host: '127.0.0.1', port: 0 });
  const file = join(folder, 'served.json');
  await writeFile(file, JSON.stringify(sandbox.profile(server.origin)));
  return {
    file,
    rest: () => sandbox.clock.move(120_000),
    async stop() {
      await server.close();
      sandbox.close();
    },
  };
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}
