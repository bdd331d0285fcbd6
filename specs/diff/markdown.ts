import type { Impact } from './change.ts';
import type { Comparison } from './compare.ts';

const headings: readonly [Impact, string][] = [
  ['major', 'Breaking (major)'],
  ['minor', 'Added or changed (minor)'],
  ['patch', 'Reworded (patch)'],
];

/** The comparison of one API as Markdown, for a terminal and for a pull request alike. */
export function toMarkdown(api: string, baseline: string, comparison: Comparison): string {
  const sections = headings.flatMap(([impact, heading]) => {
    const changes = comparison.changes.filter((change) => change.impact === impact);
    const lines = changes.map(({ place, message }) => `- \`${place}\`: ${escapeMarkdown(message)}`);
    return lines.length === 0 ? [] : [`### ${heading}: ${lines.length}`, '', ...lines, ''];
  });
  return [`## ${api} since ${baseline}`, '', verdict(comparison), '', ...sections].join('\n');
}

function verdict({ impact, baseVersion, version, requiredVersion, sufficient }: Comparison): string {
  if (!impact) return `No change. Version ${version}.`;
  const bump = `The changes are ${impact}, so the version must be at least ${requiredVersion}.`;
  if (sufficient) return `${bump} It is ${version}.`;
  return `${bump} **It is ${version}; raise \`info.version\`** (it was ${baseVersion}).`;
}

// A description may hold anything; in a pull request it must stay text.
function escapeMarkdown(text: string): string {
  return text.replace(/[<>&]/g, (character) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[character] ?? '');
}
