import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listPromises } from '@trustline/openapi';
import { describe, expect, test } from 'vitest';
import { listVendorApis } from '../src/apis/apis.ts';
import { groupPromises } from '../src/contract/page.ts';
import { listKnownCodes, readEvidence } from '../src/evidence/evidence.ts';
import { listFiles, plainPages, readPage, redocPages, site } from './site.ts';

const apis = listVendorApis();
const operations = apis.flatMap((api) => api.operations.map((operation) => ({ api, operation })));
const evidence = await readEvidence();

describe.each(
  operations.map(({ api, operation }) => [`${api.folder}/${operation.operationId}`, api, operation] as const),
)('the page of %s', (page, { document }, { operationId, responses }) => {
  test('shows each promise with its basis and its verdict', () => {
    const promises = listPromises(document).filter((promise) => promise.operationId === operationId);
    const html = readPage(`${page}.html`);

    expect(promises.length).toBeGreaterThan(0);
    for (const { id, basis } of promises) {
      const [, entry = ''] = html.split(`<li id="${id}">`);
      const { verdict = '' } = evidence.verdicts.promises.find((one) => one.id === id) ?? {};
      expect(entry.slice(0, entry.indexOf('</li>'))).toContain(`<span class="verdict ${verdict}">`);
      expect(entry.slice(0, entry.indexOf('</li>'))).toContain(`<span class="label">${basis}</span>`);
    }
  });

  test('names every documented error', () => {
    const html = readPage(`${page}.html`);

    for (const status of Object.keys(responses).filter((one) => Number(one) >= 400)) {
      expect(html).toMatch(new RegExp(`<td>(<a [^>]*>)?${status}<`));
    }
  });
});

test('every promise has a verdict of the run, and those that are not verified say why', () => {
  const promises = apis.flatMap((api) => groupPromises(api, evidence.verdicts).flatMap((group) => group.promises));

  expect(promises.length).toBe(apis.flatMap(({ document }) => listPromises(document)).length);
  for (const { verdict, reason } of promises) expect(verdict === 'kept' || reason !== null).toBe(true);
  // HTTPS cannot be seen on the loopback interface.
  expect(promises.filter(({ verdict }) => verdict !== 'kept').map(({ id }) => id)).toEqual([
    'trustcaller.served-over-https',
  ]);
});

test('every error code and status has an entry that says what to do, and links to it work', () => {
  const html = readPage('errors.html');
  const entries = html.split('<section class="error" id="').slice(1);

  for (const { folder, document, settings, operations: own } of apis) {
    const statuses = new Set(
      own.flatMap(({ responses }) => Object.keys(responses)).filter((one) => Number(one) >= 400),
    );
    const expected =
      settings.codePointer === undefined ? [...statuses] : listKnownCodes(document).map(({ code }) => code);
    for (const code of expected) {
      const entry = entries.find((one) => one.startsWith(`${folder}-${code}"`)) ?? '';
      expect(`${folder}-${code}: ${entry}`).toMatch(/client <code>\w+Error<\/code>/);
      expect(`${folder}-${code}: ${entry}`).toMatch(/passes by itself|repeating does not help/);
    }
  }
});

test('llms.txt names every Markdown page, and llms-full.txt holds them', () => {
  const named = [...readPage('llms.txt').matchAll(/\]\(([^)]+\.md)\)/g)].map(([, path]) => path);
  const held = [...readPage('llms-full.txt').matchAll(/^<!-- (\S+\.md) -->$/gm)].map(([, path]) => path);

  expect(named.sort()).toEqual(listFiles('.md').sort());
  expect(held.sort()).toEqual(listFiles('.md').sort());
});

test('the sitemap lists the pages that search engines are to show', () => {
  const listed = [...readPage('sitemap.xml').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address = '']) => address);

  expect(listed.length).toBeGreaterThan(50);
  expect(listed.filter((address) => /404|ViaGet/.test(address))).toEqual([]);
  expect(readPage('robots.txt')).toContain('Sitemap: ');
});

test.each([...plainPages, ...redocPages])('%s loads nothing from another host and forbids it', (path) => {
  const html = readPage(path);
  const loaded = [...html.matchAll(/<(?:script|img|link|iframe)[^>]+(?:src|href)="([^"]+)"/g)];
  const foreign = loaded.map(([, address = '']) => address).filter((address) => /^(https?:)?\/\//.test(address));

  expect(foreign.filter((address) => !address.startsWith('http://127.0.0.1:4000/'))).toEqual([]);
  expect(html).toContain("default-src 'none'");
});

test.each([...plainPages, ...redocPages])('every link of %s leads somewhere', (path) => {
  const links = [...readPage(path).matchAll(/ href="([^"]+)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
  const dead = links.filter((link) => !/^https?:/.test(link) && !isThere(path, link));

  expect(links.length).toBeGreaterThan(0);
  expect(dead).toEqual([]);
});

test.each(listFiles('.md'))('every link of %s leads somewhere', (path) => {
  const links = [...readPage(path).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);

  expect(links.filter((link) => !/^https?:/.test(link) && !isThere(path, link))).toEqual([]);
});

function isThere(from: string, link: string): boolean {
  const [file = '', anchor] = link.split('#', 2);
  // The 404 page is shown at any address, so its links begin at the root.
  const base = from === '404.html' ? '' : dirname(from);
  const target = file === '' ? from : file === '/' ? 'index.html' : join(base, file);
  if (!existsSync(join(site, target))) return false;
  // Redoc finds its own places by script; the browser tests follow them.
  if (anchor === undefined || anchor.startsWith('/')) return true;
  const page = target.replace(/\.md$/, '.html');
  return readPage(page).includes(`id="${decodeURIComponent(anchor)}"`);
}
