import { execFile } from 'node:child_process';
import { copyFile, cp, lstat, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../..');

/** A copy of the repository, built as it is, in which a test changes what it likes. */
export interface RepositoryCopy {
  readonly folder: string;
  /** Runs a program of the repository's Node in a folder of the copy; rejects with what it printed. */
  node(folder: string, ...words: readonly string[]): Promise<string>;
  /** Applies the part of a patch to the copy that is about files of a pattern, e.g. `specs/*`. */
  patch(file: string, pattern: string): Promise<void>;
  remove(): Promise<void>;
}

/** Copies every file under version control, and what was built and installed. */
export async function copyRepository(): Promise<RepositoryCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'trustline-recipe-'));
  const { stdout } = await run('git', ['ls-files', '-z'], { cwd: root, maxBuffer: 2 ** 26 });
  const files = stdout.split('\0').filter((file) => file !== '');
  for (const name of new Set(files.map(dirname))) await mkdir(join(folder, name), { recursive: true });
  await Promise.all(files.map((file) => copyFile(join(root, file), join(folder, file))));
  const packages = new Set(files.filter((file) => file.endsWith('/package.json')).map((file) => dirname(file)));
  for (const name of packages) {
    for (const part of ['dist', 'generated', 'node_modules'])
      await copyLinks(join(root, name, part), join(folder, name, part));
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    async node(inside, ...words) {
      const ended = await run(process.execPath, words, { cwd: join(folder, inside), maxBuffer: 2 ** 26 }).catch(
        ({ message, stdout }: { readonly message: string; readonly stdout: string }) => {
          throw new Error(`${message}\n${stdout}`);
        },
      );
      return ended.stdout + ended.stderr;
    },
    async patch(file, pattern) {
      await run('git', ['apply', '--whitespace=nowarn', `--include=${pattern}`, file], { cwd: folder });
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** Links within a workspace stay relative, so that in the copy they point into the copy. */
async function copyLinks(from: string, to: string): Promise<void> {
  const isThere = await lstat(from).then(
    () => true,
    () => false,
  );
  if (isThere)
    await cp(from, to, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.includes('/.cache') });
}
