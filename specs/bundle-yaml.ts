import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listLintProblems, runRedocly } from './redocly.ts';

/**
 * Bundles one API of the `redocly.yaml` in `folder` into one YAML text. Nothing is written into the folder.
 * Throws an Error of one sentence with file, line and column when the document cannot be bundled.
 */
export async function bundleYaml(folder: string, api: string): Promise<string> {
  const output = join(await mkdtemp(join(tmpdir(), 'trustline-bundle-')), `${api}.yaml`);
  const run = await runRedocly(folder, ['bundle', '--config', 'redocly.yaml', api, '--output', output]);
  if (run.code !== 0) throw new Error(await firstProblem(folder, api));
  return readFile(output, 'utf8');
}

async function firstProblem(folder: string, api: string): Promise<string> {
  const problems = await listLintProblems(folder, api);
  const problem = problems.find(({ rule }) => rule === 'no-unresolved-refs') ?? problems[0];
  return problem ? `${problem.place}: ${problem.message}` : `${api}: the document could not be bundled.`;
}
