/** Fails when a public surface changed since a revision and no changeset was added: `node require-changeset.ts origin/main`. */
import { ReleaseError, reportErrors } from './error.ts';
import { run } from './process.ts';
import { root } from './workflow.ts';

const [base = 'origin/main'] = process.argv.slice(2);

await reportErrors(async () => {
  const surfaces = await listChanged(['release/api']);
  const changesets = await listChanged(['--diff-filter=A', '--', '.changeset/*.md']);
  if (surfaces.length > 0 && changesets.length === 0) {
    const message = `The public surface changed in ${surfaces.join(', ')}, and no changeset says so to its users; run pnpm changeset.`;
    throw new ReleaseError(message);
  }
  console.log(surfaces.length === 0 ? 'No public surface changed.' : `Told to its users by ${changesets.join(', ')}.`);
});

async function listChanged(words: readonly string[]): Promise<string[]> {
  const parameters = words.includes('--') ? words : ['--', ...words];
  const { code, stdout } = await run('git', ['diff', '--name-only', `${base}...HEAD`, ...parameters], root);
  if (code !== 0) throw new ReleaseError(`${base} is no revision that this branch can be compared with.`);
  return stdout.split('\n').filter(Boolean);
}
