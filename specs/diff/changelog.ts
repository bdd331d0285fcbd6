/** Writes `changelog-API.md` into a folder: what each version of an API's document changed, the present one first. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listApis } from '../apis.ts';
import { bundleApi } from '../bundle.ts';
import { readReleased, releasedChangelog } from './baseline.ts';
import { compareBundles } from './compare.ts';
import { toChangelogSection } from './markdown.ts';

const specs = join(import.meta.dirname, '..');
const [folder = '.'] = process.argv.slice(2);

await mkdir(folder, { recursive: true });
for (const api of await listApis(specs)) {
  const comparison = await compareBundles(await readReleased(api), (await bundleApi(specs, api)).yaml);
  const earlier = await readFile(releasedChangelog(api), 'utf8').catch(() => '');
  const present = comparison.impact === undefined ? '' : toChangelogSection(comparison);
  await writeFile(join(folder, `changelog-${api}.md`), [present, earlier].filter(Boolean).join('\n'));
}
