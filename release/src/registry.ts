import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** A registry on this machine that holds our packages and passes on everybody else's. */
export interface Registry {
  readonly url: string;
  /** What npm needs to publish there. */
  readonly environment: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

/** Starts Verdaccio in an empty folder on a free port; `uplink` is where it gets other packages. */
export async function startRegistry(tools: string, uplink: string): Promise<Registry> {
  const folder = await mkdtemp(join(tmpdir(), 'trustline-registry-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  await writeFile(join(folder, 'config.yaml'), configuration(folder, uplink));
  await writeFile(join(folder, '.npmrc'), `registry=${url}\n//127.0.0.1:${port}/:_authToken=not-a-token\n`);
  const words = [
    join(tools, 'node_modules/.bin/verdaccio'),
    '--config',
    'config.yaml',
    '--listen',
    `127.0.0.1:${port}`,
  ];
  const child = spawn(process.execPath, words, { cwd: folder, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await Promise.race([
    isUp(url),
    ended.then(() => Promise.reject(new Error('The registry ended before it listened.'))),
  ]);
  return {
    url,
    environment: {
      npm_config_userconfig: join(folder, '.npmrc'),
      npm_config_registry: url,
      npm_config_loglevel: 'error',
    },
    async stop() {
      child.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function configuration(folder: string, uplink: string): string {
  return JSON.stringify({
    storage: join(folder, 'storage'),
    uplinks: { other: { url: uplink, timeout: '60s' } },
    packages: {
      '@trustline/*': { access: '$all', publish: '$all' },
      '**': { access: '$all', proxy: 'other' },
    },
    max_body_size: '50mb',
    log: { type: 'stdout', level: 'fatal' },
  });
}

/** Finds a port that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function isUp(url: string): Promise<void> {
  for (;;) {
    const response = await fetch(`${url}-/ping`).catch(() => undefined);
    if (response?.ok) return;
    await setTimeout(100);
  }
}
