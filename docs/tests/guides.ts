import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import MarkdownIt from 'markdown-it';

const root = join(import.meta.dirname, '../..');
const sources = ['docs/guides/*.md', 'docs/landing/client.md', 'README.md'];

/** A block of code in a guide. */
export interface Snippet {
  readonly guide: string;
  /** Line of the guide where the code begins. */
  readonly line: number;
  readonly code: string;
}

/** Reads every block of a language from the guides, the landing page and the README. */
export function readSnippets(language: string): Snippet[] {
  return globSync(sources, { cwd: root })
    .sort()
    .flatMap((file) =>
      MarkdownIt()
        .parse(readFileSync(join(root, file), 'utf8'), {})
        .filter(({ type, info }) => type === 'fence' && info === language)
        .map(({ map, content }) => ({ guide: basename(file), line: (map?.[0] ?? 0) + 2, code: content })),
    );
}
