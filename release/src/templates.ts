import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Trial, trials } from '../fixtures/pipelines.ts';
import { startSandbox } from './sandbox.ts';
import { prepareJob, resolveEnvironment, runScript, type StepRun } from './steps.ts';
import type { Outcome } from './trial.ts';
import { root, type Step } from './workflow.ts';

const reports = ['report.json', 'report.html', 'junit.xml', 'summary.md', 'github-annotations.txt'];

/** Runs the action and the GitLab template as pipelines of an otherwise empty repository do. */
export async function tryTemplates(
  version: string,
  environment: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, Outcome>>> {
  const outcomes: Record<string, Outcome> = {};
  for (const trial of trials) {
    outcomes[`action.yml, ${trial.name}`] = await runTrial(trial, version, environment, runAction);
    outcomes[`GitLab template, ${trial.name}`] = await runTrial(trial, version, environment, runGitlab);
  }
  return outcomes;
}

type Pipeline = (
  folder: string,
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>>,
) => Promise<StepRun>;

async function runTrial(
  trial: Trial,
  version: string,
  environment: Readonly<Record<string, string>>,
  pipeline: Pipeline,
): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'trustline-pipeline-'));
  const fault = trial.server?.fault === undefined ? [] : ['--fault', trial.server.fault];
  const server = trial.server && (await startSandbox(['--profile-out', join(folder, 'profile.json'), ...fault]));
  try {
    const profile: Record<string, string> = server ? { profile: 'profile.json' } : {};
    const inputs = { package: `@trustline/contract-tests@${version}`, ...profile, ...trial.inputs };
    const { code, output } = await pipeline(folder, inputs, environment);
    const missing = code === 2 ? [] : await listMissing(join(folder, 'reports/contract'));
    if (code === trial.code && trial.printed.test(output) && missing.length === 0) return undefined;
    return `exit ${code}, missing: ${missing.join(', ') || 'nothing'}; ${output.slice(-500)}`;
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs the `run:` steps of the action until one fails; what its summary says is added to what is printed. */
async function runAction(
  folder: string,
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>>,
): Promise<StepRun> {
  const action: { inputs: Record<string, { default: string }>; runs: { steps: Step[] } } = parse(
    await readFile(join(root, 'action.yml'), 'utf8'),
  );
  const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default]);
  const given = Object.entries({ ...Object.fromEntries(defaults), ...inputs });
  const job = await prepareJob(join(folder, '.runner'));
  let printed = '';
  for (const step of action.runs.steps.filter(({ run }) => run !== undefined)) {
    const known = {
      ...Object.fromEntries(given.map(([name, value]) => [`inputs.${name}`, String(value)])),
      ...(await job.readOutputs()),
    };
    const variables = { ...environment, ...job.environment, ...resolveEnvironment(step, known) };
    const { code, output } = runScript(step.run ?? '', folder, variables);
    printed += `${output}\n`;
    if (code !== 0) return { code, output: `${printed}${await job.readSummary()}` };
  }
  return { code: 0, output: `${printed}${await job.readSummary()}` };
}

/** Runs the script of the GitLab template; its runner has no annotations, so those of the report are added. */
async function runGitlab(
  folder: string,
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>>,
): Promise<StepRun> {
  const template: Record<string, { variables: Record<string, string>; script: string[] }> = parse(
    await readFile(join(root, '.gitlab/contract.gitlab-ci.yml'), 'utf8'),
  );
  const { variables = {}, script = [] } = template['.trustline-contract'] ?? {};
  const given = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [name.toUpperCase().replaceAll('-', '_'), value]),
  );
  const { code, output } = runScript(script.join('\n'), folder, { ...environment, ...variables, ...given }, 'sh');
  const annotations = await readFile(join(folder, 'reports/contract/github-annotations.txt'), 'utf8').catch(() => '');
  return { code, output: `${output}\n${annotations}` };
}

async function listMissing(folder: string): Promise<string[]> {
  const found = await Promise.all(
    reports.map((name) =>
      access(join(folder, name)).then(
        () => [],
        () => [name],
      ),
    ),
  );
  return found.flat();
}
