import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Which files belong to the site. What else lies in its folder is left from another build and is not published. */
export interface Manifest {
  readonly siteUrl: string;
  /** Hash of each file's content, by path below the root. */
  readonly files: Readonly<Record<string, string>>;
}

const name = 'manifest.json';

/** Writes the manifest of a site beside its files. */
export async function writeManifest(
  folder: string,
  files: Readonly<Record<string, string>>,
  siteUrl: string,
): Promise<void> {
  const hashes = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => [path, createHash('sha256').update(text).digest('hex').slice(0, 16)]);
  const manifest: Manifest = { siteUrl, files: Object.fromEntries(hashes) };
  await writeFile(join(folder, name), `${JSON.stringify(manifest, null, 1)}\n`);
}

/** Reads the manifest of a built site. Throws when there is none. */
export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}
