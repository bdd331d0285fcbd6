import type { Page } from './page/layout.ts';

/** A heading of `llms.txt` and the pages under it. */
export interface Section {
  readonly heading: string;
  readonly pages: readonly Page[];
}

/** Writes `llms.txt`: what the site is, and every Markdown page with one sentence. */
export function writeIndex(sections: readonly Section[]): string {
  const parts = sections.map(({ heading, pages }) => {
    const items = pages.map(
      ({ path, title, description }) => `- [${title}](${path.replace(/html$/, 'md')}): ${description}`,
    );
    return [`## ${heading}`, ...items].join('\n');
  });
  const about =
    '> The contract of the Navixy tracker chat and TrustCaller APIs: documents, promises with their sources, a client, mocks, a sandbox and contract tests.';
  return `# Trustline\n\n${about}\n\n${parts.join('\n\n')}\n`;
}
