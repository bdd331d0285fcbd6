import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const program = fileURLToPath(new URL('../../bin/trustline-sandbox.js', import.meta.url));

/** A sandbox in a process of its own. */
export interface SandboxProcess {
  readonly origin: string;
  /** Everything it said so far. */
  readonly said: () => string;
  /** Ends it at once, as a crash would. */
  readonly kill: () => Promise<void>;
}

/** What became of a process that ended. */
export interface Ended {
  readonly code: number | null;
  readonly said: string;
  readonly complained: string;
}

/** Starts the program on a free port and waits until it serves; ended with the test. */
export async function startProcess(...parameters: string[]): Promise<SandboxProcess> {
  const child = spawn(process.execPath, [program, '--port', '0', ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const found = /Control +(http:\/\/\S+)\/_sandbox/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`The sandbox did not start: ${said}`)));
  });
  const kill = () => end(child);
  onTestFinished(kill);
  return { origin, said: () => said, kill };
}

/** Runs the program until it ends by itself. */
export async function runProcess(...parameters: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complained = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr.on('data', (chunk) => {
    complained += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, said, complained };
}

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'trustline-sandbox-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
