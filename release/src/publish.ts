import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReleaseError } from './error.ts';
import { listPublicPackages, type PublicPackage } from './packages.ts';
import { run } from './process.ts';
import { listProblems, pack, type Tarball } from './tarball.ts';
import { root } from './workflow.ts';

/** Where packages go, and where they come from. */
export interface PublishOptions {
  /** Default: the registry npm is configured with. */
  readonly registry?: string;
  /** E.g. `git+https://github.com/OWNER/NAME.git`. */
  readonly repository: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly words?: readonly string[];
}

/** Fails when the tree holds anything that is not committed: what is published must be what is tagged. */
export async function requireCleanTree(folder = root): Promise<void> {
  const { code, stdout, output } = await run('git', ['status', '--porcelain'], folder);
  if (code !== 0) throw new ReleaseError(`${folder} is no git repository: ${output}`);
  const changed = stdout.split('\n').filter(Boolean);
  if (changed.length === 0) return;
  throw new ReleaseError(
    `The tree is dirty (${changed.length} files, the first is ${changed[0]?.slice(3)}); commit first. Nothing was published.`,
  );
}

/**
 * Packs and examines every package, then publishes those whose version the registry does not have, dependencies first.
 * Nothing is published when one of them is not fit to be.
 */
export async function publishAll(options: PublishOptions): Promise<Tarball[]> {
  const folder = await mkdtemp(join(tmpdir(), 'trustline-publish-'));
  try {
    const packages = await listUnpublished(options);
    const tarballs: Tarball[] = [];
    for (const item of packages) tarballs.push(await pack(item, folder, options.repository));
    const problems = tarballs.flatMap(listProblems);
    if (problems.length > 0) throw new ReleaseError(`Nothing was published.\n${problems.join('\n')}`);
    for (const tarball of tarballs) await publish(tarball, options);
    return tarballs;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function listUnpublished(options: PublishOptions): Promise<PublicPackage[]> {
  const packages = await listPublicPackages();
  const published = await Promise.all(packages.map((item) => isPublished(item, options)));
  const unpublished = packages.filter((_item, index) => !published[index]);
  if (unpublished.length > 0) return unpublished;
  const versions = new Set(packages.map(({ manifest }) => manifest.version));
  throw new ReleaseError(
    `Version ${[...versions].join(', ')} of every package is already published; add a changeset and raise it first. Nothing was published.`,
  );
}

async function isPublished({ manifest }: PublicPackage, options: PublishOptions): Promise<boolean> {
  const { environment } = options;
  const words = ['view', `${manifest.name}@${manifest.version}`, 'version', ...registryOf(options)];
  const { code, stdout, output } = await run('npm', words, tmpdir(), environment);
  if (code !== 0 && !output.includes('E404'))
    throw new ReleaseError(`The registry cannot be asked: ${output.slice(-200)}`);
  return stdout.trim() === manifest.version;
}

async function publish({ file, manifest }: Tarball, options: PublishOptions): Promise<void> {
  const command = ['publish', file, '--access', 'public', ...registryOf(options), ...(options.words ?? [])];
  const { code, output } = await run('npm', command, tmpdir(), options.environment);
  if (code !== 0) throw new ReleaseError(`${manifest.name} could not be published: ${output.slice(-400)}`);
}

function registryOf({ registry }: PublishOptions): string[] {
  return registry ? ['--registry', registry] : [];
}
