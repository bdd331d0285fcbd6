import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReleaseError } from './error.ts';
import { run } from './process.ts';

/**
 * Installs what a trial needs – `tools` are package managers, Nodes and servers, `importers` what reads OpenAPI – once,
 * into a folder outside the repository, so that nobody who does not need them has to download them. Returns the folder.
 */
export async function installTools(list: 'tools' | 'importers' = 'tools'): Promise<string> {
  const name = list === 'tools' ? 'trustline-release' : `trustline-${list}`;
  const folder = join(process.env.TRUSTLINE_CACHE ?? tmpdir(), name);
  const wanted = await readFile(join(import.meta.dirname, `${list}.json`), 'utf8');
  const marker = join(folder, 'installed.json');
  if ((await readFile(marker, 'utf8').catch(() => '')) === wanted) return folder;
  console.log(`Installing what the trial needs into ${folder} …`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), wanted);
  const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
  const { code, output } = await run('npm', words, folder);
  if (code !== 0) throw new ReleaseError(`npm could not install what the trials need: ${output.slice(-300)}`);
  await writeFile(marker, wanted);
  return folder;
}
