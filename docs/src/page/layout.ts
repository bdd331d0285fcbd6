import { html, raw } from 'hono/html';
import type { Heading } from './markdown.ts';
import type { Entry, Group } from './navigation.ts';

/** A page of the site before it is dressed. */
export interface Page {
  /** Where it is written, relative to the site's root, e.g. `guides/chat.html`. */
  readonly path: string;
  readonly title: string;
  /** One sentence for search engines and link previews. */
  readonly description: string;
  /** The main part as HTML. */
  readonly body: string;
  /** Links beside the text; a page without any, such as the landing page, uses the whole width. */
  readonly groups: readonly Group[];
  readonly headings: readonly Heading[];
  /** The page's Markdown source, when there is one. */
  readonly markdown?: string;
}

const top: readonly Entry[] = [
  { path: 'guides/getting-started.html', label: 'Guides' },
  { path: 'navixy/index.html', label: 'Navixy' },
  { path: 'trustcaller/index.html', label: 'TrustCaller' },
  { path: 'sandbox/index.html', label: 'Sandbox' },
  { path: 'decisions.html', label: 'Decisions' },
];

// Nothing may be loaded from another host, whatever a page says.
const policy =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'";

/** Dresses a page with head, navigation and footer; it needs no script. */
export function dress(page: Page): string {
  const root = '../'.repeat(page.path.split('/').length - 1);
  const link = ({ path, label }: Entry) =>
    html`<a href="${root}${path}"${path === page.path ? raw(' aria-current="page"') : ''}>${label}</a>`;
  const aside =
    page.groups.length === 0
      ? ''
      : html`<details class="aside" open><summary>Pages</summary>
${page.groups.map(({ label, entries }) => html`<nav aria-label="${label}"><h2>${label}</h2>${entries.map(link)}</nav>`)}
</details>`;
  const inner = page.headings.filter(({ level }) => level === 2);
  const contents =
    inner.length < 3
      ? ''
      : html`<nav class="contents" aria-label="On this page"><h2>On this page</h2>
${inner.map(({ id, text }) => html`<a href="#${id}">${text}</a>`)}</nav>`;
  const source = page.markdown === undefined ? '' : html`<a href="${page.markdown}">This page as Markdown</a>`;
  return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title === 'Trustline' ? 'Trustline' : `${page.title} · Trustline`}</title>
<meta name="description" content="${page.description}">
<link rel="icon" href="${root}favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${root}assets/site.css">
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
<header><a class="brand" href="${root}index.html"><img src="${root}favicon.svg" alt="" width="24" height="24">Trustline</a>
<nav aria-label="Trustline">${top.map(link)}</nav></header>
<div class="${page.groups.length === 0 ? 'wide' : 'columns'}">
${aside}
<main id="main">${raw(page.body)}</main>
${contents}
</div>
<footer><span>Trustline describes two vendors’ APIs and belongs to neither of them. MIT licence.</span>
<span>${source} <a href="${root}llms.txt">llms.txt</a></span></footer>
</body>
</html>
`);
}
