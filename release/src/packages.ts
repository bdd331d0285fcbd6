import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from './workflow.ts';

/** A `package.json`, as far as a release needs it. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly repository?: { readonly url: string; readonly directory?: string };
}

/** A package that is published. */
export interface PublicPackage {
  /** Its folder, from the root. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Lists what is published, each package after those it depends on. */
export async function listPublicPackages(): Promise<PublicPackage[]> {
  const files = ['specs/package.json', ...globSync('packages/*/package.json', { cwd: root }).sort()];
  const packages = await Promise.all(
    files.map(async (file): Promise<PublicPackage> => {
      return { folder: dirname(file), manifest: JSON.parse(await readFile(join(root, file), 'utf8')) };
    }),
  );
  return sortByDependency(packages.filter(({ manifest }) => !manifest.private));
}

function sortByDependency(packages: readonly PublicPackage[]): PublicPackage[] {
  const sorted = new Set<PublicPackage>();
  const add = (item: PublicPackage) => {
    const names = Object.keys({ ...item.manifest.dependencies, ...item.manifest.peerDependencies });
    for (const other of packages) if (names.includes(other.manifest.name)) add(other);
    sorted.add(item);
  };
  for (const item of packages) add(item);
  return [...sorted];
}
