import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** Builds what the servers need, progress on the terminal; turbo responds what has not changed. Gives the exit code. */
export function build(): number {
  const programs = join(root, 'node_modules/.bin');
  const run = spawnSync('turbo', ['run', 'build', '--filter=@trustline/start', '--output-logs=new-only'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${programs}${delimiter}${process.env.PATH ?? ''}`, DO_NOT_TRACK: '1' },
  });
  if (run.error) console.error(`The build could not be started: ${run.error.message}. Run pnpm install first.`);
  return run.status ?? 1;
}
