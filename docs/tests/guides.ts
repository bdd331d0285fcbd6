import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';

const folder = join(import.meta.dirname, '../guides');

/** A block of code in a guide. */
export interface Snippet {
  readonly guide: string;
  /** Line of the guide where the code begins. */
  readonly line: number;
  readonly code: string;
}

/** Reads every block of a language from the guides. */
export function readSnippets(language: string): Snippet[] {
  return readdirSync(folder).flatMap((guide) =>
    MarkdownIt()
      .parse(readFileSync(join(folder, guide), 'utf8'), {})
      .filter(({ type, info }) => type === 'fence' && info === language)
      .map(({ map, content }) => ({ guide, line: (map?.[0] ?? 0) + 2, code: content })),
  );
}
