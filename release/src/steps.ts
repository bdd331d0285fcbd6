import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Step } from './workflow.ts';

/** How a step ended, and what it printed. */
export interface StepRun {
  readonly code: number;
  readonly output: string;
}

/** What GitHub gives to the steps of a job, kept below one folder. */
export interface JobFolder {
  readonly environment: Readonly<Record<string, string>>;
  /** The outputs that steps have set so far, by name. */
  readonly readOutputs: () => Promise<Record<string, string>>;
  readonly readSummary: () => Promise<string>;
}

/** Prepares the files GitHub gives a job, and a `gh` that writes down what it was asked for instead of asking GitHub. */
export async function prepareJob(folder: string): Promise<JobFolder> {
  const bin = join(folder, 'bin');
  const [output, summary] = [join(folder, 'output'), join(folder, 'summary.md')];
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, 'gh'), `#!/bin/sh\necho "gh $*" >> "${join(folder, 'gh.log')}"\n`);
  await chmod(join(bin, 'gh'), 0o755);
  for (const file of [output, summary]) await writeFile(file, '');
  return {
    environment: {
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      CI: 'true',
    },
    readOutputs: async () => parseOutputs(await readFile(output, 'utf8')),
    readSummary: () => readFile(summary, 'utf8'),
  };
}

/** Puts values into the expressions of a step's `env`; one without a value stops the run. */
export function resolveEnvironment(
  { env = {} }: Step,
  known: Readonly<Record<string, string>>,
): Record<string, string> {
  const entries = Object.entries(env).map(([name, text]) => {
    const value = text.replace(/\$\{\{ (.+?) \}\}/g, (_all, expression: string) => {
      const found = known[expression] ?? known[expression.split('.').at(-1) ?? ''];
      if (found === undefined) throw new Error(`No value is known for ${expression}.`);
      return found;
    });
    return [name, value];
  });
  return Object.fromEntries(entries);
}

/** Runs a script in a folder as GitHub's Linux runners do, or by `sh` as GitLab's do. */
export function runScript(
  script: string,
  folder: string,
  environment: Readonly<Record<string, string>>,
  shell: 'bash' | 'sh' = 'bash',
): StepRun {
  const words = shell === 'bash' ? ['-e', '-o', 'pipefail', '-c', script] : ['-e', '-c', script];
  const { status, stdout, stderr } = spawnSync(shell, words, {
    cwd: folder,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return { code: status ?? 1, output: `${stdout}${stderr}`.trim() };
}

function parseOutputs(text: string): Record<string, string> {
  const lines = text.split('\n').filter(Boolean);
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}
