import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type ApiName, apiNames } from '@trustline/specs';

/** A server under measurement, in a process of its own. */
export interface MeasuredServer {
  readonly name: string;
  readonly origin: string;
  /** Processor time it used so far, in milliseconds; not a number where the system does not tell. */
  readonly processorTime: () => number;
  readonly stop: () => Promise<void>;
}

/** Starts Prism with its defaults, mocking one bundle; what it logs goes nowhere. */
export async function startPrism(api: ApiName): Promise<MeasuredServer> {
  const program = fileURLToPath(import.meta.resolve('@stoplight/prism-cli'));
  const bundle = fileURLToPath(import.meta.resolve(`@trustline/specs/${api}.yaml`));
  const port = await freePort();
  const server = start('Prism', [program, 'mock', '-p', String(port), bundle]);
  const origin = `http://127.0.0.1:${port}`;
  await responses(origin);
  return { ...server, origin };
}

/** Starts the sandbox with a data file and without rate limits. */
export async function startSandbox(data: string): Promise<MeasuredServer> {
  const program = fileURLToPath(new URL('../bin/trustline-sandbox.js', import.meta.resolve('@trustline/sandbox')));
  const port = await freePort();
  const options = [
    '--port',
    String(port),
    '--data',
    data,
    ...apiNames.flatMap((name) => [`--${name}-rate-limit`, '0']),
    '--quiet',
  ];
  const server = start('sandbox', [program, ...options]);
  const origin = `http://127.0.0.1:${port}`;
  await responses(origin);
  return { ...server, origin };
}

function start(name: string, parameters: readonly string[]): Omit<MeasuredServer, 'origin'> {
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'ignore', 'inherit'] });
  const stop = async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  };
  return { name, stop, processorTime: () => readProcessorTime(child.pid) };
}

// Fields 14 and 15 of Linux's /proc/<pid>/stat are hundredths of a second in user and system mode.
function readProcessorTime(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function responses(origin: string): Promise<void> {
  const giveUp = performance.now() + 60_000;
  while (performance.now() < giveUp) {
    const response = await fetch(origin).catch(() => undefined);
    if (response !== undefined) return;
  }
  throw new Error(`Nothing responds at ${origin}.`);
}
