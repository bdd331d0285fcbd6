/** Builds `dist/`: each API's bundle as YAML and JSON, its types, and the compiled reader of them. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleApi, writeBundle } from './bundle.ts';
import { apiNames } from './src/document.ts';

const folder = import.meta.dirname;
const staging = await mkdtemp(join(folder, '.build-'));
try {
  const bundles = await Promise.all(apiNames.map(async (api) => ({ api, bundle: await bundleApi(folder, api) })));
  for (const { api, bundle } of bundles) await writeBundle(staging, api, bundle);
  execFileSync(process.execPath, [typescript(), '-p', 'tsconfig.build.json', '--outDir', staging], {
    cwd: folder,
    stdio: 'inherit',
  });
  await rm(join(folder, 'dist'), { recursive: true, force: true });
  await rename(staging, join(folder, 'dist'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(staging, { recursive: true, force: true });
}

function typescript(): string {
  return join(import.meta.dirname, 'node_modules/typescript/bin/tsc');
}
