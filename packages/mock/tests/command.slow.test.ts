import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';

const program = join(import.meta.dirname, '../src/main.ts');

function run(...words: string[]) {
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

async function occupyPort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return { port: address.port, free: () => server.close() };
}

test('a port in use is named with the flag that chooses another', async () => {
  const occupied = await occupyPort();
  const child = run('--navixy-port', '0', '--trustcaller-port', String(occupied.port));
  const printed = await child.stderr.setEncoding('utf8').toArray();
  if (child.exitCode === null) await once(child, 'exit');
  occupied.free();

  expect(printed.join('')).toBe(
    `Port ${occupied.port} is in use; choose another one with --trustcaller-port, or 0 for any free one.\n`,
  );
  expect(child.exitCode).toBe(1);
});

test('an interrupt stops both mocks', async () => {
  const child = run('--navixy-port', '0', '--trustcaller-port', '0');
  const urls: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url !== undefined) urls.push(url);
    if (urls.length === 2) break;
  }
  const ended = once(child, 'exit');
  child.kill('SIGINT');

  expect((await ended)[0]).toBe(0);
  for (const url of urls) await expect(fetch(url)).rejects.toThrow();
});
