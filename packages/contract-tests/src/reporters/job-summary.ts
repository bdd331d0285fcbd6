import { totalsOf } from '../engine/figures.ts';
import type { ApiResult, RunResult } from '../engine/result.ts';

/** A run as Markdown for the page of a pipeline: the figures, and each promise that does not hold. */
export function writeJobSummary(run: RunResult): string {
  const head = ['API', 'Kept', 'Violated', 'Deviates', 'Not verified', 'Requests'];
  const rows = run.apis.map((api) => {
    const { kept, violated, deviates, notVerified, requests } = totalsOf([api]);
    return [api.title, kept, violated, deviates, notVerified, requests];
  });
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [`## Contract: ${run.verdict}`, '', ...table, '', ...run.apis.flatMap(listBroken), ''].join('\n');
}

function listBroken({ promises }: ApiResult): string[] {
  return promises
    .filter(({ verdict }) => verdict === 'violated' || verdict === 'deviates')
    .map(({ id, verdict, statement, findings }) => {
      const [first] = findings;
      return `- **${verdict}** \`${id}\`: ${escapeMarkdown(statement)}${first ? ` ${escapeMarkdown(first.message)}` : ''}`;
    });
}

// A message may quote what a server sent, which must stay text.
function escapeMarkdown(text: string): string {
  return text.replace(/[<>&`[\]|*\\]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/\s+/g, ' ');
}
