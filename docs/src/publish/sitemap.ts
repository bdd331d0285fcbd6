import { html, raw } from 'hono/html';
import type { Page } from '../page/layout.ts';

/** Writes `sitemap.xml`; a page that stands for another is left to it. */
export function writeSitemap(pages: readonly Pick<Page, 'path' | 'canonical' | 'isHidden'>[], siteUrl: string): string {
  const paths = pages
    .filter(({ path, canonical = path, isHidden = false }) => canonical === path && !isHidden)
    .map(({ path }) => path.replace(/(^|\/)index\.html$/, '$1'));
  const urls = paths.map((path) => html`<url><loc>${siteUrl}${path}</loc></url>\n`);
  return String(html`${raw('<?xml version="1.0" encoding="UTF-8"?>\n')}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls}</urlset>
`);
}

/** Writes `robots.txt`. */
export function writeRobots(siteUrl: string): string {
  return `User-agent: *\nAllow: /\nSitemap: ${siteUrl}sitemap.xml\n`;
}
