import { constants } from 'node:os';
import type { RestoreFile } from '../engine/session/restore-file.ts';
import { RunEndedError } from '../engine/session/run-end.ts';
import { runCommand } from './command.ts';

const controller = new AbortController();
let restoreFile: RestoreFile | undefined;
let endedWith: number | null = null;
let isExpected = false;

const warn = (text: string) => void process.stderr.write(text);

/** The first reason to end lets the run put back what it has changed; the second ends it at once. */
function end(reason: string, code: number): void {
  if (isExpected) {
    isExpected = false;
    controller.abort();
    return;
  }
  if (endedWith !== null) {
    if (restoreFile?.isNeeded())
      warn(`Not everything is put back; finish with: trustline-contract restore ${restoreFile.path}\n`);
    process.exit(code);
  }
  endedWith = code;
  warn(`${reason}: putting back what the run has changed.\n`);
  controller.abort(new RunEndedError(`the run was ended by ${reason}`));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => end(signal, 128 + constants.signals[signal]));
}
for (const stream of [process.stdout, process.stderr]) {
  // Nobody reads any more, e.g. behind `| head`; another write would raise the same again.
  stream.on('error', () => {
    if (endedWith === null) end('a closed pipe', 128 + constants.signals.SIGPIPE);
  });
}
process.on('uncaughtException', (error) => {
  if (endedWith === null) end(`an unexpected error (${error.message})`, 2);
});

const code = await runCommand(process.argv.slice(2), {
  stdout: (text) => void process.stdout.write(text),
  stderr: warn,
  environment: process.env,
  width: Math.min(process.stdout.columns ?? 80, 100),
  signal: controller.signal,
  ...(process.stderr.isTTY ? { progress: warn } : {}),
  expectEnd() {
    isExpected = true;
  },
  ...(process.stdin.isTTY && process.stdout.isTTY
    ? { ask: async (options) => (await import('./ask.ts')).askForCredential(options) }
    : {}),
  onRestoreFile(file) {
    restoreFile = file;
  },
});
process.exitCode = endedWith ?? code;
