/** `pnpm workflows`: runs every `run:` step of every workflow in a clean clone of the present commit, as GitHub would. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiNames, loadDocument } from '@trustline/specs';
import { Command } from 'commander';
import { startSandbox } from './sandbox.ts';
import { prepareJob, resolveEnvironment, runScript } from './steps.ts';
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
  'github.repository_owner': 'example',
  'github.event.repository.name': 'trustline',
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
  process.exitCode = count('failed') === 0 && results.length > 0 ? 0 : 1;
}

async function runJob(id: string, steps: readonly Step[]): Promise<Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'trustline-job-'));
  const clone = join(folder, 'repository');
  execFileSync('git', ['clone', '--quiet', root, clone]);
  execFileSync('git', ['update-ref', 'refs/remotes/origin/main', findBase(clone)], { cwd: clone });
  const { environment, readOutputs } = await prepareJob(folder);
  const profile = join(folder, 'profile.json');
  const server = await startSandbox(['--profile-out', profile]);
  const secrets = listSecrets(JSON.parse(await readFile(profile, 'utf8')));
  const results: Result[] = [];
  let failed = false;
  for (const step of steps.filter(({ run }) => run !== undefined)) {
    const known = { ...values, ...secrets, 'vars.CONTRACT_PROFILE': profile, ...(await readOutputs()) };
    const reason = failed ? 'a step before it failed' : findSkipReason(step, clone);
    const result: Result =
      reason === undefined
        ? runStep(step, clone, { ...environment, ...resolveEnvironment(step, known) })
        : skipStep(step, reason);
    failed ||= result.outcome === 'failed';
    console.log(`${id.padEnd(24)} ${result.step.padEnd(44)} ${result.outcome}${result.detail && `: ${result.detail}`}`);
    results.push(result);
  }
  await server.stop();
  await rm(folder, { recursive: true, force: true });
  return results;
}

/** The credentials of a profile as the secrets that their documents name. */
function listSecrets(profile: Readonly<Record<string, Readonly<Record<string, string>>>>): Record<string, string> {
  const secrets = apiNames.map((api) => {
    const { environmentVariable = '', profileKey = '' } = loadDocument(api)['x-registry']?.credential ?? {};
    return [`secrets.${environmentVariable}`, profile[api]?.[profileKey] ?? ''];
  });
  return Object.fromEntries(secrets);
}

/** What the steps compare with, whatever branch this is: the commit before the latest changeset. */
function findBase(clone: string): string {
  const words = ['log', '-1', '--format=%H', '--diff-filter=A', '--', '.changeset/*.md'];
  const latest = execFileSync('git', words, { cwd: clone, encoding: 'utf8' }).trim();
  return `${latest === '' ? 'HEAD' : latest}~1`;
}

function runStep(step: Step, clone: string, environment: Readonly<Record<string, string>>): Result {
  const script = step.run ?? '';
  if (/^docker /m.test(script) && spawnSync('docker', ['info']).status !== 0) {
    return skipStep(step, 'no Docker daemon');
  }
  const { code, output } = runScript(script, clone, environment);
  const detail = code === 0 ? '' : `exit ${code}: ${output.slice(-400)}`;
  return { step: nameOf(step), outcome: code === 0 ? 'passed' : 'failed', detail };
}

/** Why GitHub would not run a step: the file that its condition asks for is not there. */
function findSkipReason(step: Step, clone: string): string | undefined {
  const [, file] = /hashFiles\('([^']+)'\) != ''/.exec(step.if ?? '') ?? [];
  return file === undefined || existsSync(join(clone, file)) ? undefined : `there is no ${file}`;
}

function skipStep(step: Step, detail: string): Result {
  return { step: nameOf(step), outcome: 'not run here', detail };
}

function nameOf({ name, run = '' }: Step): string {
  return name ?? run;
}
