import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { markdownPath, type Page } from './layout.ts';
import type { Entry } from './navigation.ts';

/** Addresses of what every page loads, and the script that every page contains. */
export interface Assets {
  /** Paths relative to the site's root, with a hash of their content in the name. */
  readonly style: string;
  readonly script: string;
  readonly redocStyle: string;
  readonly redocScript: string;
  /** Applies what the reader chose before anything is drawn. */
  readonly early: string;
}

/** What all pages have in common. */
export interface ShellOptions {
  readonly assets: Assets;
  /** The main sections. */
  readonly top: readonly Entry[];
  /** Address of the site with a slash at its end. */
  readonly siteUrl: string;
}

type Html = ReturnType<typeof html>;

/** Writes the parts that all pages share; `root` leads from a page to the site's root. */
export interface Shell {
  readonly head: (page: Page, root: string) => Html;
  readonly header: (path: string, root: string) => Html;
  readonly menu: (page: Page, root: string) => Html;
  readonly footer: (page: Page, root: string) => Html;
}

/** The policy of a page with these inline scripts: nothing may be loaded from another host, whatever a page says. */
export function contentPolicy(inlineScripts: readonly string[], more = ''): string {
  const hashes = inlineScripts.map((code) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`);
  return [
    "default-src 'none'",
    `script-src 'self' ${hashes.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'none'",
    `base-uri 'self'${more}`,
  ].join('; ');
}

/** Creates the parts that all pages share. */
export function createShell(options: ShellOptions): Shell {
  const { top } = options;
  return {
    head: (page, root) => writeHead(page, root, options),
    header: (
      path,
      root,
    ) => html`<header><a class="brand" href="${root}index.html"><img src="${root}favicon.svg" alt="" width="24" height="24">Trustline</a>
<nav class="top" aria-label="Trustline">${top.map((entry) => writeTopLink(entry, path, root))}</nav>
<button class="search" type="button" data-search="${root}">Search <kbd>Ctrl K</kbd></button>
<button class="theme" type="button" data-theme-switch aria-label="Switch between light and dark"></button>
<button class="menu" type="button" popovertarget="menu">Menu</button></header>`,
    menu: (page, root) => html`<div class="aside${page.groups.length === 0 ? ' empty' : ''}" id="menu" popover>
<nav class="sections" aria-label="Sections">${top.map((entry) => writeTopLink(entry, page.path, root))}</nav>
${page.groups.map(
  ({ label, entries }) =>
    html`<nav aria-label="${label}"><p class="group">${label}</p>${entries.map(
      (entry) =>
        html`<a href="${root}${entry.path}"${isCurrent(entry, page) ? raw(' aria-current="page"') : ''}>${
          entry.method === undefined
            ? ''
            : html`<span class="method ${entry.method}">${entry.method.toUpperCase()}</span>`
        }${entry.label}</a>`,
    )}</nav>`,
)}</div>`,
    footer: (
      page,
      root,
    ) => html`<footer><span>Trustline describes two vendors’ APIs and belongs to neither of them. MIT licence.</span>
<span>${
      page.markdown === undefined ? '' : html`<a href="${root}${markdownPath(page)}">View as Markdown</a> `
    }<a href="${root}generators.html">Client generators</a> <a href="${root}glossary.html">Glossary</a>
<a href="${root}decisions.html">Decisions</a> <a href="${root}llms.txt">llms.txt</a></span></footer>`,
  };
}

function isCurrent({ path }: Entry, page: Page): boolean {
  return path === page.path || path === page.canonical;
}

function writeTopLink({ path, label }: Entry, current: string, root: string): Html {
  const folder = path.includes('/') ? path.slice(0, path.indexOf('/') + 1) : path;
  const mark = path === current ? ' aria-current="page"' : current.startsWith(folder) ? ' aria-current="true"' : '';
  return html`<a href="${root}${path}"${raw(mark)}>${label}</a>`;
}

function writeHead(page: Page, root: string, { assets, siteUrl }: ShellOptions): Html {
  const title = page.title === 'Trustline' ? 'Trustline' : `${page.title} · Trustline`;
  const address = `${siteUrl}${(page.canonical ?? page.path).replace(/(^|\/)index\.html$/, '$1')}`;
  return html`
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(contentPolicy([assets.early]))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${page.path === '404.html' ? html`<base href="${new URL(siteUrl).pathname}">` : ''}<title>${title}</title>
<meta name="description" content="${page.description}">
${
  page.isHidden
    ? html`<meta name="robots" content="noindex">`
    : html`<link rel="canonical" href="${address}">
<meta property="og:title" content="${page.title}"><meta property="og:description" content="${page.description}">
<meta property="og:type" content="website"><meta property="og:site_name" content="Trustline"><meta property="og:url" content="${address}">`
}
${page.markdown === undefined ? '' : html`<link rel="alternate" type="text/markdown" href="${root}${markdownPath(page)}">`}
<link rel="icon" href="${root}favicon.svg" type="image/svg+xml">
<script>${raw(assets.early)}</script>
<link rel="stylesheet" href="${root}${assets.style}">
<script type="module" src="${root}${assets.script}"></script>`;
}
