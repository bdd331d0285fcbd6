import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, matchesGlob } from 'node:path';
import { ReleaseError } from './error.ts';
import type { Manifest, PublicPackage } from './packages.ts';
import { run } from './process.ts';
import { root } from './workflow.ts';

/** A packed package. */
export interface Tarball {
  readonly file: string;
  readonly manifest: Manifest;
  readonly paths: readonly string[];
}

const allowed = /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md|openapi\.yaml|(?:bin|dist)\/.+)$/;
const installScripts = ['preinstall', 'install', 'postinstall', 'prepare'];

/**
 * Packs a package as it is published. The repository's address is put in here, because it is known where the release
 * runs and nowhere else; the registry compares it with where the release came from.
 */
export async function pack(item: PublicPackage, folder: string, repository: string): Promise<Tarball> {
  const source = join(root, item.folder, 'package.json');
  const text = await readFile(source, 'utf8');
  const address = { type: 'git', url: repository, directory: item.folder };
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(source, `${JSON.stringify({ ...item.manifest, repository: address }, null, 2)}\n`);
    const { code, stdout, output } = await run(
      'pnpm',
      ['pack', '--json', '--pack-destination', folder],
      join(root, item.folder),
    );
    if (code !== 0) throw new ReleaseError(`${item.manifest.name} cannot be packed: ${output.slice(-300)}`);
    const report: { filename: string } = JSON.parse(stdout.slice(stdout.indexOf('{')));
    return await readTarball(report.filename);
  } finally {
    await writeFile(source, text);
  }
}

async function readTarball(file: string): Promise<Tarball> {
  const [list, manifest] = await Promise.all([
    run('tar', ['-tzf', file], '/'),
    run('tar', ['-xOzf', file, 'package/package.json'], '/'),
  ]);
  const paths = list.stdout
    .trim()
    .split('\n')
    .map((path) => path.replace('package/', ''));
  return { file, manifest: JSON.parse(manifest.stdout), paths };
}

/** Lists what is wrong with a tarball, each in one sentence. */
export function listProblems({ manifest, paths }: Tarball): string[] {
  const { name, scripts = {}, dependencies = {} } = manifest;
  return [
    ...paths.filter((path) => !allowed.test(path)).map((path) => `${name} ships ${path}, which nobody needs.`),
    ...['LICENSE', 'README.md'].filter((path) => !paths.includes(path)).map((path) => `${name} has no ${path}.`),
    ...installScripts.filter((script) => script in scripts).map((script) => `${name} runs ${script} at its users.`),
    ...Object.entries(dependencies)
      .filter(([, range]) => !/^\d+\.\d+\.\d+/.test(range))
      .map(([dependency, range]) => `${name} depends on ${dependency} as ${range}, which is no published version.`),
    ...listExported(manifest)
      .filter((pattern) => !paths.some((path) => matchesGlob(path, pattern)))
      .map((path) => `${name} exports ${path} and does not ship it; run pnpm build first.`),
    ...(manifest.repository?.url ? [] : [`${name} does not say which repository it comes from.`]),
    ...(manifest.license === 'MIT' ? [] : [`${name} does not say its licence.`]),
  ];
}

/** Lists the files that a package's `exports` and `bin` name. */
function listExported({ exports = {}, bin = {} }: Manifest): string[] {
  const targets = Object.values(exports).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  );
  return [...targets, ...Object.values(bin)].map((target) => target.replace(/^\.\//, ''));
}
