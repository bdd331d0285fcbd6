/** `pnpm remote-cache`: two clean clones share what they build through a real cache server. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ReleaseError, reportErrors } from './error.ts';
import { installTools } from './install-tools.ts';
import { run } from './process.ts';
import { freePort } from './registry.ts';
import { root } from './workflow.ts';

const token = 'not-a-token';

await reportErrors(async () => {
  const tools = await installTools();
  const folder = await mkdtemp(join(tmpdir(), 'trustline-cache-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const server = spawn(process.execPath, [join(tools, 'node_modules/.bin/turborepo-remote-cache')], {
    env: {
      ...process.env,
      PORT: new URL(url).port,
      TURBO_TOKEN: token,
      STORAGE_PROVIDER: 'local',
      STORAGE_PATH: join(folder, 'storage'),
      LOG_LEVEL: 'silent',
    },
    stdio: 'ignore',
  });
  try {
    await untilUp(url);
    const built = await buildIn(join(folder, 'first'), url);
    const fetched = await buildIn(join(folder, 'second'), url);
    console.log(`first clone: ${built.cached} of ${built.total} tasks from the cache, ${built.seconds}`);
    console.log(`second clone: ${fetched.cached} of ${fetched.total} tasks from the cache, ${fetched.seconds}`);
    if (built.cached !== 0 || fetched.cached !== fetched.total || fetched.total === 0) {
      throw new ReleaseError('The second clone had to build what the first had built already.');
    }
  } finally {
    server.kill();
    await once(server, 'exit');
    await rm(folder, { recursive: true, force: true });
  }
});

interface Build {
  readonly cached: number;
  readonly total: number;
  readonly seconds: string;
}

/** Builds in a clean clone that has nothing but the cache server to take from. */
async function buildIn(clone: string, url: string): Promise<Build> {
  execFileSync('git', ['clone', '--quiet', root, clone]);
  await requireSuccess(run('pnpm', ['install', '--frozen-lockfile'], clone));
  const words = [
    'exec',
    'turbo',
    'run',
    'build',
    '--filter=@trustline/client',
    '--cache=remote:rw',
    '--output-logs=none',
  ];
  const environment = {
    TURBO_API: url,
    TURBO_TOKEN: token,
    TURBO_TEAM: 'team_trustline',
    TURBO_CACHE_DIR: join(clone, '.turbo/cache'),
  };
  const output = await requireSuccess(run('pnpm', words, clone, environment));
  const count = (label: string) => Number(new RegExp(`${label}:\\s+(\\d+)`).exec(output)?.[1] ?? -1);
  const [, total = '-1'] = /Tasks:\s+\d+ successful, (\d+) total/.exec(output) ?? [];
  return { cached: count('Cached'), total: Number(total), seconds: /Time:\s+([\d.]+m?s)/.exec(output)?.[1] ?? '?' };
}

async function requireSuccess(running: ReturnType<typeof run>): Promise<string> {
  const { code, output } = await running;
  if (code !== 0) throw new ReleaseError(output.slice(-600));
  return output;
}

async function untilUp(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const response = await fetch(`${url}/v8/artifacts/status`, { headers: { authorization: `Bearer ${token}` } }).catch(
      () => undefined,
    );
    if (response?.ok) return;
    await setTimeout(200);
  }
  throw new ReleaseError('The cache server did not start within 20 seconds.');
}
