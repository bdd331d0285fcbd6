import { gzipSync } from 'node:zlib';
import { type Listening, listen } from '@trustline/mock';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDocs } from '../src/index.ts';
import { listFiles, plainPages, readPage } from './site.ts';

const docs = createDocs();
const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  docs(new Request(`http://127.0.0.1:4000/${path}`, { headers, redirect: 'manual' }));
const mostOfPage = 30_000;
const mostOfScript = 6_000;

test('a page that has not changed is not sent again', async () => {
  const first = await get('guides/chat.html');
  const etag = first.headers.get('etag') ?? '';
  const again = await get('guides/chat.html', { 'If-None-Match': etag });

  expect(first.status).toBe(200);
  expect(first.headers.get('cache-control')).toBe('no-cache');
  expect(again.status).toBe(304);
  expect(await again.text()).toBe('');
});

test('what has a hash in its name is kept for ever', async () => {
  const [script = ''] = listFiles('.js').filter((path) => path.startsWith('assets/site.'));

  expect((await get(script)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
});

test.each(['navixy', 'trustcaller', 'sandbox'])('%s without its slash is redirected', async (path) => {
  const response = await get(path);

  expect(response.status).toBe(301);
  expect(response.headers.get('location')).toMatch(/^\w+\/$/);
});

test.each(['nothing', 'navixy/nothing.html', '..%2f..%2fpackage.json', 'manifest.json'])(
  '%s is not found, and the page says where to go',
  async (path) => {
    const response = await get(path);
    const html = await response.text();

    expect(response.status).toBe(404);
    expect(html).toContain('Page not found');
    expect(html.match(/<main[\s\S]*<\/main>/)?.[0].match(/<a href=/g)?.length).toBeGreaterThanOrEqual(5);
  },
);

test.each(['favicon.ico', 'favicon.svg', 'robots.txt', 'sitemap.xml', 'llms.txt', 'llms-full.txt'])(
  '%s is there',
  async (path) => {
    expect((await get(path)).status).toBe(200);
  },
);

test.each(plainPages)(`%s, its style and its script are at most ${mostOfPage} bytes`, (path) => {
  const html = readPage(path);
  const assets = [...html.matchAll(/(?:href|src)="[./]*(assets\/[^"]+)"/g)].map(([, asset = '']) => asset);
  const sizes = [html, ...assets.map(readPage)].map((text) => gzipSync(text).length);
  const scripts = assets.filter((asset) => asset.endsWith('.js')).map((asset) => gzipSync(readPage(asset)).length);

  expect(assets.length).toBeGreaterThanOrEqual(2);
  expect(scripts.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(mostOfScript);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(mostOfPage);
});

describe('below another path', () => {
  let server: Listening;
  beforeAll(async () => {
    server = await listen(new Hono().mount('/team/docs', docs).fetch);
  });
  afterAll(() => server.stop());

  test('every address that a page loads or links to is there', async () => {
    const found: string[] = [];
    for (const page of ['index.html', 'navixy/index.html', 'navixy/sendChatMessage.html', 'guides/chat.html']) {
      const base = `${server.url}/team/docs/${page}`;
      const html = await (await fetch(base)).text();
      const links = [...html.matchAll(/(?:href|src)="([^"#]+)[^"]*"/g)].map(([, link = '']) => new URL(link, base));
      const own = [...new Set(links.filter(({ origin }) => origin === server.url).map(String))];
      for (const url of own) if ((await fetch(url)).status !== 200) found.push(`${page}: ${url}`);
    }

    expect(found).toEqual([]);
  });
});
