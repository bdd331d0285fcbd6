/** Builds `dist/`: the whole site as files that any web server can serve, below any path. */
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { apiNames } from '@trustline/specs';
import { writeManifest } from './src/publish/manifest.ts';
import { buildSite, defaultSiteUrl } from './src/site.ts';

const folder = import.meta.dirname;
const staging = await mkdtemp(join(folder, '.build-'));
try {
  const siteUrl = (process.env.SITE_URL ?? defaultSiteUrl).replace(/\/?$/, '/');
  const files = await buildSite(folder, siteUrl);
  for (const api of apiNames) {
    files[`${api}/openapi.yaml`] = await readFile(
      fileURLToPath(import.meta.resolve(`@trustline/specs/${api}.yaml`)),
      'utf8',
    );
  }
  files['sandbox/openapi.yaml'] = await readFile(
    fileURLToPath(import.meta.resolve('@trustline/sandbox/openapi.yaml')),
    'utf8',
  );
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(staging, path)), { recursive: true });
    await writeFile(join(staging, path), text);
  }
  // For readers that do not know SVG and ask for this address whatever a page says.
  const favicon = await readFile(join(folder, 'style/favicon.ico'));
  await writeFile(join(staging, 'favicon.ico'), favicon);
  await writeManifest(staging, { ...files, 'favicon.ico': favicon.toString('base64') }, siteUrl);
  await rm(join(folder, 'dist'), { recursive: true, force: true });
  await rename(staging, join(folder, 'dist'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(staging, { recursive: true, force: true });
}
