/** `pnpm diff`: says what changed since the last release, or since a git revision, and fails when the version does not. */
import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { listApis } from '../apis.ts';
import { bundleYaml } from '../bundle-yaml.ts';
import { bundleRevision, readReleased } from './baseline.ts';
import { compareBundles } from './compare.ts';
import { toMarkdown } from './markdown.ts';

interface Options {
  readonly base?: string;
  readonly output?: string;
}

const program = new Command('pnpm diff')
  .description('Compares each document with its last release and fails when info.version is raised too little.')
  .option('--base <revision>', 'compare with a git revision instead of specs/released/')
  .option('--output <file>', 'write the Markdown to a file, too')
  .addHelpText('after', '\nExit codes: 0 version suffices, 1 version too low, 2 could not compare.')
  .action(compareAll);
await program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});

async function compareAll({ base, output }: Options): Promise<void> {
  const sections: string[] = [];
  for (const api of await listApis(`${import.meta.dirname}/..`)) {
    const baseline = base ? await bundleRevision(api, base) : await readReleased(api);
    const yaml = await bundleYaml(`${import.meta.dirname}/..`, api);
    const comparison = await compareBundles(baseline, yaml);
    if (!comparison.sufficient) process.exitCode = 1;
    sections.push(toMarkdown(api, base ?? `release ${comparison.baseVersion}`, comparison));
  }
  console.log(sections.join('\n'));
  if (output) await writeFile(output, `${sections.join('\n')}\n`);
}
