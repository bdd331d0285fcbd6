import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

const program = join(import.meta.dirname, '../src/main.ts');
const run = promisify(execFile);

function start(...words: string[]) {
  return spawn(process.execPath, [program, '--no-build', '--port-base', '0', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function readUntilStarted(child: ReturnType<typeof start>): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line.startsWith('Ctrl+C')) return lines;
  }
  throw new Error(`It ended before it had started: ${lines.join('\n')}`);
}

function addressesIn(lines: readonly string[]): string[] {
  return lines.flatMap((line) => (line.startsWith('│') ? (/http:\S+/.exec(line) ?? []) : []));
}

function curlsIn(lines: readonly string[]): string[] {
  const joined = lines.join('\n').replaceAll(' \\\n', ' ').split('\n');
  return joined.filter((line) => line.startsWith('curl '));
}

describe('what it prints', () => {
  let child: ReturnType<typeof start>;
  let lines: string[];
  beforeAll(async () => {
    child = start();
    lines = await readUntilStarted(child);
  });
  afterAll(() => child.kill('SIGKILL'));

  test('the table names the docs, both mocks and both sides of the sandbox', () => {
    expect(addressesIn(lines)).toHaveLength(5);
  });

  test('no line is wider than 80 columns', () => {
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  test('each curl line works when it is pasted', async () => {
    const printed = await Promise.all(
      curlsIn(lines).map((curl) => run('sh', ['-c', `${curl} --silent --show-error --fail`])),
    );

    expect(printed.map(({ stdout }) => stdout.slice(0, 1))).toEqual(['#', '{', '{', '{', '{']);
  });
});

test('options are read behind the separator that pnpm hands on', async () => {
  const { stdout } = await run(process.execPath, [program, '--', '--port-base', '0', '--help']);

  expect(stdout).toMatch(/^Usage: pnpm start/);
});

test('an interrupt stops all of it', async () => {
  const child = start();
  onTestFinished(() => void child.kill('SIGKILL'));
  const addresses = addressesIn(await readUntilStarted(child));
  const ended = once(child, 'exit');
  child.kill('SIGINT');

  expect(await ended).toEqual([0, null]);
  for (const address of addresses) await expect(fetch(address)).rejects.toThrow();
});

test('every port in use is named with the option that chooses another', async () => {
  const names = ['docs', 'navixy', 'trustcaller', 'sandbox'];
  const occupied = await Promise.all(names.map(async (name) => ({ name, ...(await occupyPort()) })));
  const child = start(...occupied.flatMap(({ name, port }) => [`--${name}-port`, String(port)]));
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  const complained = (await child.stderr.setEncoding('utf8').toArray()).join('');
  for (const { release } of occupied) release();

  expect((await ended)[0]).toBe(1);
  expect(complained.split('\n').filter(Boolean).toSorted()).toEqual(
    occupied
      .map(({ name, port }) => `Port ${port} is in use; choose another one with --${name}-port, or 0 for any free one.`)
      .toSorted(),
  );
});

async function occupyPort(): Promise<{ readonly port: number; readonly release: () => void }> {
  const occupant = createServer().listen(0, '127.0.0.1');
  await once(occupant, 'listening');
  const address = occupant.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0, release: () => occupant.close() };
}
