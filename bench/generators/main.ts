/** `pnpm generators`: puts both bundles through each generator and writes the table of the guide. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apiNames } from '@trustline/specs';
import { Command } from 'commander';
import { type Score, score } from './score.ts';
import { startServer } from './server.ts';
import { type Row, toMarkdown } from './table.ts';
import { readTools, type Tool } from './tool.ts';
import { install } from './workspace.ts';

const guide = join(import.meta.dirname, '../../docs/generators.md');

const program = new Command('pnpm generators')
  .description('Puts both bundles through the generators that consumers use and calls the sandbox with the result.')
  .argument('[name...]', 'only these generators; the table is then not written')
  .action(scoreAll);
await program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});

async function scoreAll(names: readonly string[]): Promise<void> {
  const rows: Row[] = [];
  for (const tool of await readTools(names)) rows.push({ tool, scores: await scoreTool(tool) });
  const problems = rows.flatMap(({ scores }) => Object.values(scores)).filter(({ problem }) => problem);
  console.log(
    `${rows.length} generators, ${rows.length * apiNames.length - problems.length} of ${rows.length * apiNames.length} pass`,
  );
  if (names.length === 0) await writeTable(toMarkdown(rows));
  process.exitCode = problems.length === 0 ? 0 : 1;
}

async function scoreTool(tool: Tool): Promise<Record<string, Score>> {
  const installed = await install(tool);
  const server = await startServer();
  const scores: Record<string, Score> = {};
  try {
    for (const api of apiNames) {
      const result = await score(tool, installed, api, server);
      scores[api] = result;
      console.log(`${tool.name.padEnd(28)}${api.padEnd(14)}${result.problem ?? 'all four steps'}`);
    }
  } finally {
    await server.close();
  }
  return scores;
}

async function writeTable(table: string): Promise<void> {
  const [before = '', , after = ''] = (await readFile(guide, 'utf8')).split(/<!-- (?:table|end of table) -->\n/);
  await writeFile(guide, `${before}<!-- table -->\n${table}\n<!-- end of table -->\n${after}`);
}
