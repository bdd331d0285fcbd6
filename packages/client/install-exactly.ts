import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Installs the packages that `packagesFile` lists with their exact versions, once, into a folder for `purpose` outside the
 * repository, so that nobody who does not need them has to download them. Returns the folder.
 */
export async function installExactly(purpose: string, packagesFile: string): Promise<string> {
  const folder = join(process.env.TRUSTLINE_CACHE ?? tmpdir(), `trustline-client-${purpose}`);
  const wanted = await readFile(packagesFile, 'utf8');
  const installed = await readFile(join(folder, 'installed.json'), 'utf8').catch(() => '');
  if (installed === wanted) return folder;
  console.log(`Installing what the ${purpose} need into ${folder} …`);
  await mkdir(folder, { recursive: true });
  const dependencies = JSON.parse(wanted);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }));
  await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--force'], {
    cwd: folder,
  });
  await writeFile(join(folder, 'installed.json'), wanted);
  return folder;
}
