import { markdownPath, type Page } from '../page/layout.ts';

/** A heading of `llms.txt` and the pages under it. */
export interface Section {
  readonly heading: string;
  readonly pages: readonly Page[];
  /** Other files of the section: their paths and what they are. */
  readonly files?: readonly (readonly [path: string, description: string])[];
}

const about =
  '> The contracts of the APIs below, made executable: OpenAPI specs, promises with their sources and verdicts, a client, mocks, a sandbox and contract tests.';

/** Writes `llms.txt`: what the site is, and every Markdown page with one sentence. */
export function writeIndex(sections: readonly Section[]): string {
  const parts = sections.map(({ heading, pages, files = [] }) => {
    const items = pages.map((page) => `- [${page.title}](${markdownPath(page)}): ${page.description}`);
    const others = files.map(([path, description]) => `- [${path}](${path}): ${description}`);
    return `## ${heading}\n\n${[...items, ...others].join('\n')}`;
  });
  return `# Trustline\n\n${about}\n\n${parts.join('\n\n')}\n`;
}

/** Writes `llms-full.txt`: the text of every page in one file. */
export function writeFullText(sections: readonly Section[]): string {
  const texts = sections.flatMap(({ pages }) =>
    pages.map((page) => `<!-- ${markdownPath(page)} -->\n\n${page.markdown ?? ''}`.trimEnd()),
  );
  return `# Trustline\n\n${about}\n\n${texts.join('\n\n')}\n`;
}
