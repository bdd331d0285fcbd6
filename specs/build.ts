/** Builds `dist/`: each API's bundle as YAML and JSON, its types, and the entry that lists and loads them. */
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listApis } from './apis.ts';
import { bundleApi, writeBundle } from './bundle.ts';
import { versionOf, writeEntry, writeEntryTypes } from './entry.ts';

const folder = import.meta.dirname;
const staging = await mkdtemp(join(folder, '.build-'));
try {
  const apis = await listApis(folder);
  const bundles = await Promise.all(apis.map(async (api) => ({ api, bundle: await bundleApi(folder, api) })));
  for (const { api, bundle } of bundles) await writeBundle(staging, api, bundle);
  await writeFile(
    join(staging, 'index.js'),
    writeEntry(Object.fromEntries(bundles.map(({ api, bundle }) => [api, versionOf(bundle.json)]))),
  );
  await writeFile(join(staging, 'index.d.ts'), writeEntryTypes(apis));
  await rm(join(folder, 'dist'), { recursive: true, force: true });
  await rename(staging, join(folder, 'dist'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(staging, { recursive: true, force: true });
}
