/** Keeps the bundles that are about to be released as what the next change is compared with. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { listApis } from '../apis.ts';
import { bundleApi } from '../bundle.ts';
import { releasedFile } from './baseline.ts';

const specs = join(import.meta.dirname, '..');
// All are bundled before the first is written, so a document that cannot be leaves everything as it was.
const bundles = await Promise.all(
  (await listApis(specs)).map(async (api) => ({ api, ...(await bundleApi(specs, api)) })),
);
for (const { api, yaml } of bundles) {
  await mkdir(dirname(releasedFile(api)), { recursive: true });
  await writeFile(releasedFile(api), yaml);
}
console.log(`specs/released holds ${bundles.map(({ api }) => api).join(' and ')} as of this commit`);
