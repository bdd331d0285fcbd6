import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, type Sandbox, type SandboxServer, serve } from '@trustline/sandbox';

const main = join(import.meta.dirname, '../../bin/trustline-contract.js');
const opened: (() => Promise<void>)[] = [];

/** How the command ended and what it said. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Stops and removes everything that was opened for a test. */
export async function closeAll(): Promise<void> {
  for (const close of opened.splice(0)) await close();
}

/** Runs the command in a process of its own. */
export function run(parameters: readonly string[], environment: Record<string, string> = {}): Promise<Outcome> {
  return start(parameters, environment).ended;
}

/** A command under way. */
export interface Started {
  readonly ended: Promise<Outcome>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Stops reading what the command prints, as `| head` does. */
  readonly closePipe: () => void;
}

/** Starts the command in a process of its own. */
export function start(parameters: readonly string[], environment: Record<string, string> = {}): Started {
  const { VITEST: _vitest, GITHUB_ACTIONS: _github, ...own } = process.env;
  const env = { ...own, ...environment, NODE_OPTIONS: '' };
  const { promise: ended, resolve } = Promise.withResolvers<Outcome>();
  const options = { env, maxBuffer: 2 ** 26 };
  const child = execFile(process.execPath, [main, ...parameters], options, (error, stdout, stderr) => {
    resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, stdout, stderr });
  });
  return {
    ended,
    kill: (signal) => void child.kill(signal),
    closePipe() {
      child.stdout?.destroy();
      child.stderr?.destroy();
    },
  };
}

/** A folder of its own for one test. */
export async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'trustline-cli-'));
  opened.push(() => rm(path, { recursive: true }));
  return path;
}

/** Writes a profile, or a text in its place, and returns the file. */
export async function writeProfile(profile: unknown): Promise<string> {
  const file = join(await folder(), 'profile.json');
  await writeFile(file, typeof profile === 'string' ? profile : JSON.stringify(profile));
  return file;
}

/** Serves a sandbox on a free port, with a fault if wanted. */
export async function serveSandbox(fault?: string): Promise<{ sandbox: Sandbox; server: SandboxServer }> {
  const sandbox = createSandbox(fault === undefined ? {} : { fault });
  const server = await serve(sandbox, { host: '127.0.0.1', port: 0 });
  opened.push(async () => {
    await server.close();
    sandbox.close();
  });
  return { sandbox, server };
}
