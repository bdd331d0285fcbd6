import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/** How a command ended. */
export interface Ended {
  /** Exit code; `null` when it was stopped because it took too long. */
  readonly code: number | null;
  /** What it wrote, errors included, without colours. */
  readonly output: string;
}

// Nothing measured here may tell its maker about it, nor wait for a response from there.
const quiet = { DO_NOT_TRACK: '1', REDOCLY_TELEMETRY: 'off', STEPCI_DISABLE_ANALYTICS: '1', NO_COLOR: '1', CI: '1' };

/** The environment every peer runs in: this process's own, with telemetry switched off. */
export function environment(): NodeJS.ProcessEnv {
  return { ...process.env, ...quiet };
}

/** Runs a program of Node to its end in a folder; stops it after a minute. */
export function runNode(script: string, words: readonly string[], folder: string): Promise<Ended> {
  return run(process.execPath, ['--no-deprecation', script, ...words], folder, 60_000);
}

/** Runs a program to its end in a folder; stops it after so many milliseconds. */
export function run(program: string, words: readonly string[], folder: string, maxWaitSeconds: number): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { cwd: folder, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), maxWaitSeconds);
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, output: stripVTControlCharacters(Buffer.concat(chunks).toString('utf8')) });
    });
  });
}
