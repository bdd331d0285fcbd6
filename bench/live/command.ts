import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(
  new URL('bin/trustline-contract.js', import.meta.resolve('@trustline/contract-tests/package.json')),
);

/** How a run of the command ended. */
export interface Ended {
  /** `null` when a signal ended it. */
  readonly code: number | null;
  readonly lastLine: string;
  readonly seconds: number;
  /** The most memory it has held, in MiB. */
  readonly peak: number;
}

/** A run of the command under way. */
export interface Running {
  readonly ended: Promise<Ended>;
  readonly firstLine: Promise<string>;
  readonly kill: (signal: NodeJS.Signals) => void;
}

/** Runs the command in a process of its own; one that takes longer than so many seconds is killed. */
export function start(words: readonly string[], limit = 120): Running {
  const begun = performance.now();
  const child = spawn(process.execPath, [bin, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  let peak = 0;
  const first = Promise.withResolvers<string>();
  child.stdout.once('data', (part) => first.resolve(String(part)));
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      text = `${text}${part}`.slice(-4000);
    });
  }
  const look = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid));
  }, 50);
  const timer = setTimeout(() => child.kill('SIGKILL'), limit * 1000);
  const { promise: ended, resolve } = Promise.withResolvers<Ended>();
  child.on('close', (code) => {
    clearInterval(look);
    clearTimeout(timer);
    const lastLine = text.trimEnd().split('\n').at(-1) ?? '';
    resolve({ code, lastLine, seconds: (performance.now() - begun) / 1000, peak });
  });
  return { ended, firstLine: first.promise, kill: (signal) => void child.kill(signal) };
}

function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
