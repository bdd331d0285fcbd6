import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSandbox, type Sandbox, serve } from '@trustline/sandbox';
import { apis } from './apis/apis.ts';
import { start } from './command.ts';

const ways = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL', 'a dying server'] as const;

/** What became of one interruption. */
export interface Interruption {
  readonly way: (typeof ways)[number];
  /** Milliseconds after the start. */
  readonly after: number;
  readonly isEqual: boolean;
}

/** Interrupts so many runs with writes at moments that the seed decides, and compares the account before and after. */
export async function interrupt(times: number, seed: number, folder: string): Promise<Interruption[]> {
  const random = createRandom(seed);
  const rows: Interruption[] = [];
  for (let index = 0; index < times; index += 1) {
    const way = ways[index % ways.length] ?? 'SIGINT';
    rows.push(await interruptOnce(way, 700 + Math.floor(random() * 2500), join(folder, `run-${index}`)));
  }
  return rows;
}

async function interruptOnce(way: Interruption['way'], after: number, folder: string): Promise<Interruption> {
  await mkdir(folder, { recursive: true });
  const sandbox = createSandbox();
  let server = await serve(sandbox, { host: '127.0.0.1', port: 0 });
  const { port } = new URL(server.origin);
  const before = await stateOf(sandbox);
  const profile = join(folder, 'profile.json');
  await writeFile(profile, JSON.stringify(sandbox.profile(server.origin)));
  const running = start(['--profile', profile, '--allow-writes', '--report', folder]);
  await sleep(after);
  if (way === 'a dying server') await server.close();
  else running.kill(way);
  await running.ended;
  if (way === 'a dying server') server = await serve(sandbox, { host: '127.0.0.1', port: Number(port) });
  for (const name of (await readdir(folder)).filter((file) => /^restore-[0-9a-f]+\.json$/.test(file))) {
    await start(['restore', join(folder, name)]).ended;
  }
  sandbox.clock.move(120_000);
  const isEqual = (await stateOf(sandbox)) === before;
  await server.close();
  sandbox.close();
  return { way, after, isEqual };
}

/** What a run with `--allow-writes` may change, in every account. */
async function stateOf(sandbox: Sandbox): Promise<string> {
  return JSON.stringify(await Promise.all(Object.values(apis).map((api) => api.stateOf(sandbox))));
}

/** Mulberry32: small, and the same everywhere. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
