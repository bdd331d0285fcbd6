/** `pnpm publish-packages`: publishes what the registry does not have yet, from a clean tree, and tags it. */
import { ReleaseError, reportErrors } from './error.ts';
import { run } from './process.ts';
import { publishAll, requireCleanTree } from './publish.ts';
import { root } from './workflow.ts';

await reportErrors(async () => {
  await requireCleanTree();
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY } = process.env;
  if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY) {
    throw new ReleaseError('Packages are published by the release workflow only, which proves where they come from.');
  }
  const diff = await run(process.execPath, ['specs/diff/main.ts'], root);
  if (diff.code !== 0)
    throw new ReleaseError(
      'A document changed more than its version says; "pnpm diff" reports where. Nothing was published.',
    );
  const repository = `git+${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}.git`;
  await publishAll({ repository, words: ['--provenance'] });
  // Its output is how the workflow knows what was published.
  const tags = await run('pnpm', ['exec', 'changeset', 'tag'], root);
  console.log(tags.output);
  process.exitCode = tags.code;
});
