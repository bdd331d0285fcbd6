/** Builds a package without a word, unless that fails, and then runs one of its commands in this process. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , name = '', command = '', ...given] = process.argv;
// pnpm hands the `--` of `pnpm contract -- --list` on.
const parameters = given[0] === '--' ? given.slice(1) : given;
const root = join(import.meta.dirname, '..');
const build = spawnSync('turbo', ['run', 'build', `--filter=${name}`, '--output-logs=errors-only'], {
  cwd: root,
  env: { ...process.env, DO_NOT_TRACK: '1' },
  encoding: 'utf8',
});
if (build.status === 0) {
  const file = join(root, command);
  process.argv.splice(1, process.argv.length, file, ...parameters);
  await import(pathToFileURL(file).href);
} else {
  process.stderr.write(`${build.stdout}${build.stderr}`);
  process.stderr.write(`${name} cannot be built; the lines above say why.\n`);
  process.exitCode = 2;
}
