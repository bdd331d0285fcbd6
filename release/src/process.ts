import { execFile } from 'node:child_process';

/** What a process printed, and how it ended. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly output: string;
}

/** Runs a program to its end, which may take five minutes. */
export function run(
  program: string,
  words: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const options = {
    cwd: folder,
    env: { ...process.env, DO_NOT_TRACK: '1', NO_COLOR: '1', ...environment },
    timeout: 300_000,
    maxBuffer: 2 ** 28,
  };
  return new Promise((resolve) => {
    execFile(program, words, options, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
      resolve({ code, stdout, output: `${stdout}\n${stderr}`.trim() });
    });
  });
}
