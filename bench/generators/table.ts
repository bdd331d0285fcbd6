import { type Score, steps } from './score.ts';
import type { Tool } from './tool.ts';

/** A generator with its score for each API. */
export interface Row {
  readonly tool: Tool;
  readonly scores: Readonly<Record<string, Score>>;
}

/** The results as a Markdown table, and below it what has to be set; a cell names the first step that failed. */
export function toMarkdown(rows: readonly Row[]): string {
  const apis = Object.keys(rows[0]?.scores ?? {});
  const head = ['Generator', ...apis];
  const lines = rows.map(({ tool, scores }) => [nameOf(tool), ...apis.map((api) => cell(scores[api]))]);
  const table = [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`);
  const settings = rows
    .filter(({ tool }) => tool.settings !== 'none')
    .map(({ tool }) => `- \`${tool.name}\`: ${tool.settings}.`);
  return [...table, '', 'Those that need a setting, or a part of the document taken out:', '', ...settings].join('\n');
}

function nameOf(tool: Tool): string {
  return `\`${tool.name}\` ${versionOf(tool)}`;
}

function cell(score: Score | undefined): string {
  if (!score) return 'not tried';
  const failed = steps.find((step) => !score.passed.includes(step));
  return failed ? `**fails: ${failed}**` : 'works';
}

// The package that holds the command has the name of the tool, or is the first that is no library of its clients.
function versionOf({ name, dependencies }: Tool): string {
  const entry = Object.entries(dependencies).find(([dependency]) => dependency === name || dependency.endsWith('/cli'));
  return (entry ?? Object.entries(dependencies)[0])?.[1] ?? '';
}
