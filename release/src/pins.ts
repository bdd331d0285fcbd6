import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './workflow.ts';

/** The files that say which version of the contract tests a pipeline runs. */
const files = ['action.yml', '.gitlab/contract.gitlab-ci.yml'];
const pin = /(@trustline\/contract-tests@)\d+\.\d+(?!\.)/g;

/** The version as the templates name it: the first two numbers, so that corrections arrive. */
export async function readPinnedVersion(): Promise<string> {
  const manifest: { version: string } = JSON.parse(
    await readFile(join(root, 'packages/contract-tests/package.json'), 'utf8'),
  );
  return manifest.version.split('.').slice(0, 2).join('.');
}

/** Lists the versions that a template names. */
export async function listPins(): Promise<{ file: string; version: string }[]> {
  const lists = await Promise.all(
    files.map(async (file) => {
      const found = (await readFile(join(root, file), 'utf8')).match(pin) ?? [];
      return found.map((text) => ({ file, version: text.slice(text.lastIndexOf('@') + 1) }));
    }),
  );
  return lists.flat();
}

/** Puts the version of the package into the templates. */
export async function writePins(): Promise<void> {
  const version = await readPinnedVersion();
  for (const file of files) {
    const text = await readFile(join(root, file), 'utf8');
    await writeFile(join(root, file), text.replace(pin, `$1${version}`));
  }
}
