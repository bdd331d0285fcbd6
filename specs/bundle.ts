import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { bundleYaml } from './bundle-yaml.ts';
import { writeHttpFile } from './http.ts';
import { writeTypes } from './types.ts';

/** The three forms one API is published in. */
export interface Bundle {
  readonly yaml: string;
  readonly json: string;
  readonly types: string;
}

/**
 * Bundles one API of the `redocly.yaml` in `folder` and derives its JSON and its TypeScript types.
 * Throws as `bundleYaml` does.
 */
export async function bundleApi(folder: string, api: string): Promise<Bundle> {
  const yaml = await bundleYaml(folder, api);
  const json = `${JSON.stringify(parse(yaml), null, 2)}\n`;
  return { yaml, json, types: await writeTypes(json) };
}

/** Writes the three forms of a bundle, and the requests of its examples, into a folder that exists. */
export async function writeBundle(folder: string, api: string, bundle: Bundle): Promise<void> {
  await writeFile(join(folder, `${api}.yaml`), bundle.yaml);
  await writeFile(join(folder, `${api}.json`), bundle.json);
  await writeFile(join(folder, `${api}.d.ts`), bundle.types);
  await writeFile(join(folder, `${api}.http`), writeHttpFile(JSON.parse(bundle.json)));
}
