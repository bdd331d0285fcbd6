import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Installs the packages that `packagesFile` lists with their exact versions, once, into a folder for `purpose` outside the
 * repository, so that nobody who does not need them has to download them. Returns the folder.
 */
export async function installExactly(purpose: string, packagesFile: string): Promise<string> {
  const folder = join(process.env.TRUSTLINE_CACHE ?? tmpdir(), `trustline-${purpose}`);
  const wanted = await readFile(packagesFile, 'utf8');
  const installed = await readFile(join(folder, 'installed.json'), 'utf8').catch(() => '');
  if (installed === wanted) return folder;
  console.log(`Installing what the ${purpose} need into ${folder} …`);
  await mkdir(folder, { recursive: true });
  const dependencies = JSON.parse(wanted);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }));
  await run('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--force'], {
    cwd: folder,
  });
  await writeFile(join(folder, 'installed.json'), wanted);
  return folder;
}

/** Packs the client and unpacks it among the modules of a folder, as an installation would. Returns the tarball. */
export async function installClient(folder: string): Promise<string> {
  const target = join(folder, 'node_modules/@trustline/client');
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  await run('pnpm', ['--filter', '@trustline/client', 'pack', '--pack-destination', folder]);
  const tarball = join(folder, (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? '');
  await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', target]);
  return tarball;
}
