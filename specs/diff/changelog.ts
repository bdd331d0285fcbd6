/** Writes `changelog-API.md` into a folder: what each version of an API's document changed, the present one first. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listApis } from '../apis.ts';
import { bundleYaml } from '../bundle-yaml.ts';
import { readReleased, releasedChangelog, releasedFile } from './baseline.ts';
import { compareBundles } from './compare.ts';
import { toChangelogSection } from './markdown.ts';

const specs = join(import.meta.dirname, '..');
const [folder = '.'] = process.argv.slice(2);

await mkdir(folder, { recursive: true });
for (const api of await listApis(specs)) {
  const earlier = await readFile(releasedChangelog(api), 'utf8').catch(() => '');
  const present = existsSync(releasedFile(api)) ? await describePresent(api) : '';
  await writeFile(join(folder, `changelog-${api}.md`), [present, earlier].filter(Boolean).join('\n'));
}

/** What the present version changed since the last release; nothing when it is the same. */
async function describePresent(api: string): Promise<string> {
  const comparison = await compareBundles(await readReleased(api), await bundleYaml(specs, api));
  return comparison.impact === undefined ? '' : toChangelogSection(comparison);
}
