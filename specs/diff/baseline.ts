import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundleYaml } from '../bundle-yaml.ts';

const run = promisify(execFile);
const specs = join(import.meta.dirname, '..');

/** Where the bundle of an API's last release is kept. */
export function releasedFile(api: string): string {
  return join(specs, 'released', `${api}.yaml`);
}

/** Where it is kept what the releases of an API changed. */
export function releasedChangelog(api: string): string {
  return join(specs, 'released', `${api}.changelog.md`);
}

/** Reads the bundle of the last release. Throws an Error that says what to do when there is none. */
export async function readReleased(api: string): Promise<string> {
  return readFile(releasedFile(api), 'utf8').catch(() => {
    throw new Error(
      `specs/released/${api}.yaml is missing, so there is no release to compare with; name a git revision: pnpm diff --base main.`,
    );
  });
}

/** Bundles an API as it was in a git revision. Throws an Error of one sentence when that cannot be done. */
export async function bundleRevision(api: string, revision: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'trustline-revision-'));
  try {
    const archive = join(folder, 'specs.tar');
    await run('git', ['archive', `--output=${archive}`, revision, '--', '.'], { cwd: specs }).catch(() => {
      throw new Error(`${revision} is no git revision with a folder specs/ in this repository.`);
    });
    await run('tar', ['-xf', archive, '-C', folder]);
    return await bundleYaml(folder, api);
  } finally {
    await rm(folder, { recursive: true });
  }
}
