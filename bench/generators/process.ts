import { execFile } from 'node:child_process';

/** What a process printed, and how it ended. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly output: string;
}

const slowest = 180_000;

/** Runs a program to its end in a folder; a program that does not end within three minutes fails. */
export function run(program: string, words: readonly string[], folder: string): Promise<Run> {
  const env = { ...process.env, CI: '1', DO_NOT_TRACK: '1', NO_COLOR: '1', REDOCLY_TELEMETRY: 'off' };
  return new Promise((resolve) => {
    execFile(program, words, { cwd: folder, env, timeout: slowest, maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      resolve({ code: error ? 1 : 0, stdout, output: `${stdout}\n${stderr}`.trim() }),
    );
  });
}
