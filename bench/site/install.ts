import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const dependencies = {
  '@scalar/api-reference': '1.72.1',
  '@stoplight/elements': '9.0.25',
  lighthouse: '13.5.0',
  rapidoc: '9.3.8',
  'swagger-ui-dist': '5.35.0',
};

/** Installs Lighthouse and the other renderers, once, into a folder outside the repository. Returns the folder. */
export async function install(): Promise<string> {
  const folder = join(process.env.TRUSTLINE_CACHE ?? tmpdir(), 'trustline-lighthouse');
  const wanted = JSON.stringify({ private: true, dependencies });
  const marker = join(folder, 'installed.json');
  if ((await readFile(marker, 'utf8').catch(() => '')) === wanted) return join(folder, 'node_modules');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), wanted);
  await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: folder });
  await writeFile(marker, wanted);
  return join(folder, 'node_modules');
}
