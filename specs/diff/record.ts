/** Keeps the bundles that are about to be released, as what the next change is compared with, and what they changed. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { listApis } from '../apis.ts';
import { bundleYaml } from '../bundle-yaml.ts';
import { readReleased, releasedChangelog, releasedFile } from './baseline.ts';
import { compareBundles } from './compare.ts';
import { toChangelogSection } from './markdown.ts';

const specs = join(import.meta.dirname, '..');

async function prepare(api: string): Promise<{ api: string; yaml: string; changelog: string }> {
  const yaml = await bundleYaml(specs, api);
  const earlier = await readFile(releasedChangelog(api), 'utf8').catch(() => '');
  const released = await readReleased(api).catch(() => undefined);
  const comparison = released === undefined ? undefined : await compareBundles(released, yaml);
  const present = comparison?.impact === undefined ? '' : toChangelogSection(comparison);
  return { api, yaml, changelog: [present, earlier].filter(Boolean).join('\n') };
}

// All are prepared before the first is written, so a document that cannot be leaves everything as it was.
const releases = await Promise.all((await listApis(specs)).map(prepare));
for (const { api, yaml, changelog } of releases) {
  await mkdir(dirname(releasedFile(api)), { recursive: true });
  await writeFile(releasedFile(api), yaml);
  if (changelog !== '') await writeFile(releasedChangelog(api), changelog);
}
console.log(`specs/released holds ${releases.map(({ api }) => api).join(' and ')} as of this commit`);
