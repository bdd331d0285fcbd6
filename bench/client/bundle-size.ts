import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

/** The size of a program's bundle in bytes. */
export interface BundleSize {
  readonly minified: number;
  readonly gzipped: number;
}

/**
 * Bundles a program as its user would, minifies it and compresses it with gzip at its highest level.
 * `folder` is where the program's imports are looked up, and `transform` changes their code.
 */
export async function measureBundle(
  program: string,
  folder: string,
  transform: (code: string) => string = (code) => code,
): Promise<BundleSize> {
  const entry = '\0program.js';
  const bundle = await rolldown({
    input: entry,
    cwd: folder,
    platform: 'browser',
    plugins: [
      {
        name: 'program',
        resolveId(id, importer) {
          if (id === entry) return entry;
          return importer === entry ? this.resolve(id, join(folder, 'program.js'), { skipSelf: true }) : null;
        },
        load: (id) => (id === entry ? program : null),
        transform: (code) => transform(code),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  return measureCode(output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join(''));
}

/** The size of a bundle, and of it after gzip at its highest level. */
export function measureCode(code: string): BundleSize {
  return { minified: code.length, gzipped: gzipSync(code, { level: 9 }).length };
}
