import { html, raw } from 'hono/html';
import type { Heading } from './markdown.ts';
import type { Entry, Group } from './navigation.ts';
import type { Shell } from './shell.ts';

/** A page of the site before it gets head, navigation and footer. */
export interface Page {
  /** Where it is written, relative to the site's root, e.g. `guides/chat.html`. */
  readonly path: string;
  readonly title: string;
  /** One sentence for search engines and link previews. */
  readonly description: string;
  /** The main part as HTML. */
  readonly body: string;
  /** `text` is a column for reading; `operation` has code beside the text; `wide` uses the whole width. */
  readonly kind: 'text' | 'operation' | 'wide';
  /** Links beside the text. */
  readonly groups: readonly Group[];
  readonly breadcrumbs?: readonly Entry[];
  readonly headings: readonly Heading[];
  /** The page's Markdown, if there is one: its text, written beside the page. */
  readonly markdown?: string;
  /** Path of the page to show to search engines instead of this one. */
  readonly canonical?: string;
  /** Whether search engines leave it out. */
  readonly isHidden?: boolean;
}

/** Where the Markdown of a page is. */
export function markdownPath({ path }: Pick<Page, 'path'>): string {
  return path.replace(/html$/, 'md');
}

/** Writes a page with head, navigation and footer. */
export function renderPage(page: Page, shell: Shell): string {
  const root = page.path === '404.html' ? '' : '../'.repeat(page.path.split('/').length - 1);
  const inner = page.headings.filter(({ level }) => level === 2);
  const contents =
    page.kind !== 'text' || inner.length < 3
      ? ''
      : html`<nav class="contents" aria-label="On this page"><h2>On this page</h2>
${inner.map(({ id, text }) => html`<a href="#${id}">${text}</a>`)}</nav>`;
  const crumbs = page.breadcrumbs ?? [];
  return String(html`<!doctype html>
<html lang="en" data-try="off">
<head>${shell.head(page, root)}</head>
<body>
<a class="skip" href="#main">Skip to content</a>
${shell.header(page.path, root)}
<div class="page ${page.kind}">
${shell.menu(page, root)}
<main id="main">${
    crumbs.length === 0
      ? ''
      : html`<nav class="breadcrumbs" aria-label="Breadcrumbs">${crumbs.map(
          ({ path, label }) => html`<a href="${root}${path}">${label}</a>`,
        )}</nav>`
  }${raw(page.body)}</main>
${contents}
</div>
${shell.footer(page, root)}
</body>
</html>
`);
}
