import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { firstSentence } from '../reference/notes.ts';
import type { Page } from './layout.ts';
import type { LinkOf, Rendered, Renderer } from './markdown.ts';
import { type Group, guideNames } from './navigation.ts';

/**
 * Reads and renders the guides of a folder in reading order; `linkOf` finds the page of an inline code, relative to
 * the site's root. Throws when a guide is missing or does not begin with a heading and a paragraph.
 */
export async function readGuides(folder: string, render: Renderer, linkOf: LinkOf): Promise<Page[]> {
  const sources = await Promise.all(guideNames.map((name) => readFile(join(folder, `${name}.md`), 'utf8')));
  const fromGuide = (code: string) => (linkOf(code) === undefined ? undefined : `../${linkOf(code)}`);
  const rendered = sources.map((source) => render.page(source, fromGuide));
  const entries = guideNames.map((name, index) => ({
    path: `guides/${name}.html`,
    label: rendered[index]?.title ?? name,
  }));
  const groups: Group[] = [{ label: 'Guides', entries }];
  return guideNames.map((name, index) =>
    createTextPage(`guides/${name}`, sources[index] ?? '', rendered[index], groups),
  );
}

/** Makes a page of a rendered Markdown text that begins with a heading and a paragraph. */
export function createTextPage(
  path: string,
  source: string,
  rendered: Rendered | undefined,
  groups: readonly Group[],
): Page {
  const [heading = '', paragraph = ''] = source.split(/\n\n+/, 2);
  if (rendered === undefined || !heading.startsWith('# ') || !/^[`\w]/.test(paragraph)) {
    throw new Error(`${path}.md: begin with a heading (# …) and a paragraph.`);
  }
  return {
    path: `${path}.html`,
    title: rendered.title,
    description: firstSentence(paragraph.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '')),
    body: rendered.html,
    kind: 'text',
    groups,
    headings: rendered.headings,
    markdown: source,
  };
}
