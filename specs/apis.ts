import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Lists the APIs of the `redocly.yaml` in a folder, in the order they are listed everywhere. */
export async function listApis(folder: string): Promise<string[]> {
  const configuration: { apis?: Record<string, unknown> } = parse(await readFile(join(folder, 'redocly.yaml'), 'utf8'));
  return Object.keys(configuration.apis ?? {});
}
