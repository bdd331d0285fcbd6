import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReleaseError } from './error.ts';
import { run } from './process.ts';

/**
 * Installs the package managers, Nodes and servers that the trials need, once, into a folder outside the repository, so
 * that nobody who does not need them has to download them. Returns the folder.
 */
export async function installTools(): Promise<string> {
  const folder = join(process.env.TRUSTLINE_CACHE ?? tmpdir(), 'trustline-release');
  const wanted = await readFile(join(import.meta.dirname, 'tools.json'), 'utf8');
  const marker = join(folder, 'installed.json');
  if ((await readFile(marker, 'utf8').catch(() => '')) === wanted) return folder;
  console.log(`Installing package managers, Nodes and a registry into ${folder} …`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), wanted);
  const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
  const { code, output } = await run('npm', words, folder);
  if (code !== 0) throw new ReleaseError(`npm could not install what the trials need: ${output.slice(-300)}`);
  await writeFile(marker, wanted);
  return folder;
}
