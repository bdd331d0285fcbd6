/** `pnpm workflows`: runs every `run:` step of every workflow in a clean clone of the present commit, as GitHub would. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Command } from 'commander';
import { readWorkflows, root, type Step } from './workflow.ts';

interface Result {
  readonly step: string;
  readonly outcome: 'passed' | 'failed' | 'not run here';
  readonly detail: string;
}

/** What GitHub would put in for an expression; one that is not listed stops the run. */
const values: Readonly<Record<string, string>> = {
  'github.base_ref': 'main',
  'github.token': 'not-a-token',
  'github.repository': 'example/trustline',
  'vars.CONTRACT_PROFILE': 'profile.json',
  'secrets.NAVIXY_HASH': '00000000000000000000000000000001',
  'secrets.TRUSTCALLER_TOKEN': '1|sandbox-demo-token-full',
};

const program = new Command('pnpm workflows')
  .description('Runs the run: steps of the workflows in a clean clone of the present commit.')
  .argument('[job...]', 'only these jobs, e.g. pull-request/change')
  .action(runWorkflows);
await program.parseAsync();

async function runWorkflows(chosen: readonly string[]): Promise<void> {
  const results: Result[] = [];
  for (const { file, workflow } of await readWorkflows()) {
    for (const [name, job] of Object.entries(workflow.jobs)) {
      const id = `${file.replace('.yaml', '')}/${name}`;
      if (job.steps && (chosen.length === 0 || chosen.includes(id))) results.push(...(await runJob(id, job.steps)));
    }
  }
  const count = (outcome: Result['outcome']) => results.filter((result) => result.outcome === outcome).length;
  console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('not run here')} not run here`);
  process.exitCode = count('failed') === 0 ? 0 : 1;
}

async function runJob(id: string, steps: readonly Step[]): Promise<Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'trustline-job-'));
  const clone = join(folder, 'repository');
  execFileSync('git', ['clone', '--quiet', root, clone]);
  // What the steps compare with, whatever branch this is.
  execFileSync('git', ['update-ref', 'refs/remotes/origin/main', 'HEAD~1'], { cwd: clone });
  const environment = await prepare(folder);
  const outputs: Record<string, string> = {};
  const results: Result[] = [];
  let failed = false;
  for (const step of steps.filter(({ run }) => run !== undefined)) {
    const result: Result = failed
      ? skipped(step)
      : await runStep(step, clone, { ...environment, ...resolve(step, outputs) });
    Object.assign(outputs, await readOutputs(environment.GITHUB_OUTPUT ?? ''));
    failed ||= result.outcome === 'failed';
    console.log(`${id.padEnd(24)} ${result.step.padEnd(44)} ${result.outcome}${result.detail && `: ${result.detail}`}`);
    results.push(result);
  }
  await rm(folder, { recursive: true, force: true });
  return results;
}

/** The files GitHub gives a job, and a `gh` that writes down what it was asked for instead of asking GitHub. */
async function prepare(folder: string): Promise<Record<string, string>> {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  await writeFile(join(bin, 'gh'), `#!/bin/sh\necho "gh $*" >> "${join(folder, 'gh.log')}"\n`);
  await chmod(join(bin, 'gh'), 0o755);
  const file = async (name: string) => {
    await writeFile(join(folder, name), '');
    return join(folder, name);
  };
  return {
    GITHUB_OUTPUT: await file('output'),
    GITHUB_STEP_SUMMARY: await file('summary.md'),
    PATH: `${bin}${delimiter}${process.env.PATH}`,
    CI: 'true',
  };
}

function resolve({ env = {} }: Step, outputs: Readonly<Record<string, string>>): Record<string, string> {
  const known: Readonly<Record<string, string>> = { ...values, ...outputs };
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

async function runStep(step: Step, clone: string, environment: Record<string, string>): Promise<Result> {
  const name = step.name ?? step.run ?? '';
  const script = step.run ?? '';
  if (/^docker /m.test(script) && spawnSync('docker', ['info']).status !== 0) {
    return { step: name, outcome: 'not run here', detail: 'no Docker daemon' };
  }
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], {
    cwd: clone,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const detail = status === 0 ? '' : `exit ${status}: ${(stdout + stderr).trim().slice(-400)}`;
  return { step: name, outcome: status === 0 ? 'passed' : 'failed', detail };
}

function skipped(step: Step): Result {
  return { step: step.name ?? step.run ?? '', outcome: 'not run here', detail: 'a step before it failed' };
}

async function readOutputs(file: string): Promise<Record<string, string>> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}
