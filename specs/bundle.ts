import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { writeHttpFile } from './http.ts';
import { listLintProblems, runRedocly } from './redocly.ts';
import { writeTypes } from './types.ts';

/** The three forms one API is published in. */
export interface Bundle {
  readonly yaml: string;
  readonly json: string;
  readonly types: string;
}

/**
 * Bundles one API of the `redocly.yaml` in `folder` and derives its JSON and its TypeScript types.
 * Nothing is written into the folder.
 * Throws an Error of one sentence with file, line and column when the document cannot be bundled.
 */
export async function bundleApi(folder: string, api: string): Promise<Bundle> {
  const yaml = await bundleYaml(folder, api);
  const json = `${JSON.stringify(parse(yaml), null, 2)}\n`;
  return { yaml, json, types: await writeTypes(json) };
}

/** Bundles one API into one YAML text. Throws as `bundleApi` does. */
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

/** Writes the three forms of a bundle, and the requests of its examples, into a folder that exists. */
export async function writeBundle(folder: string, api: string, bundle: Bundle): Promise<void> {
  await writeFile(join(folder, `${api}.yaml`), bundle.yaml);
  await writeFile(join(folder, `${api}.json`), bundle.json);
  await writeFile(join(folder, `${api}.d.ts`), bundle.types);
  await writeFile(join(folder, `${api}.http`), writeHttpFile(JSON.parse(bundle.json)));
}
