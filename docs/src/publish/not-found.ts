import { html } from 'hono/html';
import type { Page } from '../page/layout.ts';
import type { Entry } from '../page/navigation.ts';

/** Makes the page for an address that leads nowhere. */
export function createNotFoundPage(sections: readonly Entry[]): Page {
  return {
    path: '404.html',
    title: 'Page not found',
    description: 'There is no page at this address.',
    body: String(html`<h1>Page not found</h1>
<p>There is no page at this address. Search for it, or go to one of these:</p>
<ul>${sections.map(({ path, label }) => html`<li><a href="${path}">${label}</a></li>`)}</ul>`),
    kind: 'text',
    groups: [],
    headings: [],
    isHidden: true,
  };
}
