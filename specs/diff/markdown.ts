import type { Impact } from './change.ts';
import type { Comparison } from './compare.ts';

const headings: readonly [Impact, string][] = [
  ['major', 'Breaking (major)'],
  ['minor', 'Added or changed (minor)'],
  ['patch', 'Reworded (patch)'],
];

/** The comparison of one API as Markdown, for a terminal and for a pull request alike. */
export function toMarkdown(api: string, baseline: string, comparison: Comparison): string {
  const sections = listChanges(comparison, (place) => `\`${place}\``);
  return [`## ${api} since ${baseline}`, '', verdict(comparison), '', ...sections].join('\n');
}

/** What a version changed as a section of a changelog, with places as its readers know them. */
export function toChangelogSection(comparison: Comparison): string {
  const { version, baseVersion } = comparison;
  const sections = listChanges(comparison, describePlace);
  return [`## ${version}`, '', `What changed since ${baseVersion}.`, '', ...sections].join('\n');
}

function listChanges({ changes }: Comparison, writePlace: (place: string) => string): string[] {
  return headings.flatMap(([impact, heading]) => {
    const lines = changes
      .filter((change) => change.impact === impact)
      .map(({ place, message }) => `- ${writePlace(place)}: ${escapeMarkdown(message)}`);
    return lines.length === 0 ? [] : [`### ${heading}: ${lines.length}`, '', ...lines, ''];
  });
}

/** Writes a pointer as method and path with the part of the operation, e.g. `POST /calls`, `responses/404`. */
function describePlace(place: string): string {
  const [, path, method, rest] = /^#\/paths\/([^/]+)\/(\w+)(?:\/(.+))?$/.exec(place) ?? [];
  if (path === undefined || method === undefined) return `\`${place.replace(/^#\//, '')}\``;
  const operation = `\`${method.toUpperCase()} ${unescapePointer(path)}\``;
  return rest === undefined ? operation : `${operation}, \`${unescapePointer(withoutSchemaSteps(rest))}\``;
}

/** Leaves of a pointer what a reader knows: `responses/200/data/caller_id` rather than each step through its schema. */
function withoutSchemaSteps(pointer: string): string {
  return pointer.replace(/\/content\/[^/]+\/schema|\/(?:properties|items)(?=\/)/g, '');
}

function unescapePointer(text: string): string {
  return text.replaceAll('~1', '/').replaceAll('~0', '~');
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
