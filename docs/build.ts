/** Builds `dist/`: the whole site as files that any web server can serve. */
import { copyFile, glob, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { apiNames } from '@trustline/specs';
import { readRedocScript } from './src/reference/redoc.ts';
import { buildSite } from './src/site.ts';

const folder = import.meta.dirname;
const staging = await mkdtemp(join(folder, '.build-'));
try {
  const files = await buildSite(folder);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(staging, path)), { recursive: true });
    await writeFile(join(staging, path), text);
  }
  await mkdir(join(staging, 'assets'));
  await writeFile(join(staging, 'assets/redoc.standalone.js'), await readRedocScript());
  for (const name of ['site.css', 'redoc.svg'])
    await copyFile(join(folder, 'style', name), join(staging, 'assets', name));
  await copyFile(join(folder, 'style/favicon.svg'), join(staging, 'favicon.svg'));
  for (const api of apiNames) {
    const bundle = fileURLToPath(import.meta.resolve(`@trustline/specs/${api}.yaml`));
    await copyFile(bundle, join(staging, api, 'openapi.yaml'));
  }
  await compress(staging);
  await rm(join(folder, 'dist'), { recursive: true, force: true });
  await rename(staging, join(folder, 'dist'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(staging, { recursive: true, force: true });
}

async function compress(site: string): Promise<void> {
  for await (const path of glob('**/*.{html,js,css,md,json,yaml,svg,txt}', { cwd: site })) {
    await writeFile(join(site, `${path}.gz`), gzipSync(await readFile(join(site, path))));
  }
}
