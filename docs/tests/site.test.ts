import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describeSource, listOperations, listPromises } from '@trustline/openapi';
import { apiNames, loadDocument } from '@trustline/specs';
import { describe, expect, test } from 'vitest';
import { listFiles, plainPages, readPage, redocPages, site } from './site.ts';

const operations = apiNames.flatMap((api) =>
  listOperations(loadDocument(api)).map(({ operationId }) => [`${api}/${operationId}`, api, operationId] as const),
);

describe('the page of an operation', () => {
  test.each(operations)('%s states its promises, each with its source', (page, api, operationId) => {
    const promises = listPromises(loadDocument(api)).filter((promise) => promise.operationId === operationId);
    const text = readPage(`${page}.md`);

    expect(promises.length).toBeGreaterThan(0);
    for (const { id, statement, source } of promises)
      expect(text).toContain(`- ${statement} <br>\`${id}\` · *${describeSource(source)}*`);
  });

  test.each(operations)('%s shows a sample in four languages', (page) => {
    const headings = readPage(`${page}.md`).match(/^### (curl|TypeScript|Python|PHP)$/gm);

    expect(headings).toEqual(['### curl', '### TypeScript', '### Python', '### PHP']);
  });

  test.each(operations)('%s names every documented status', (page, api, operationId) => {
    const operation = listOperations(loadDocument(api)).find((one) => one.operationId === operationId);
    const html = readPage(`${page}.html`);

    for (const status of Object.keys(operation?.responses ?? {})) expect(html).toContain(`>${status}</a></h3>`);
  });
});

test('llms.txt names every Markdown page', () => {
  const named = [...readPage('llms.txt').matchAll(/\]\(([^)]+\.md)\)/g)].map(([, path]) => path);

  expect(named.sort()).toEqual(listFiles('**/*.md').filter((path) => path !== 'decisions.md'));
});

test.each([...plainPages, ...redocPages])('%s loads nothing from another host', (path) => {
  const loaded = [...readPage(path).matchAll(/<(?:script|img|link|iframe)[^>]+(?:src|href)="([^"]+)"/g)];

  expect(loaded.map(([, address]) => address).filter((address) => /^(https?:)?\/\//.test(address ?? ''))).toEqual([]);
});

test.each(plainPages)('every link of %s leads somewhere', (path) => {
  const links = [...readPage(path).matchAll(/ href="([^"]+)"/g)].map(([, link]) => link ?? '');
  const dead = links.filter((link) => !/^https?:/.test(link) && !isThere(path, link));

  expect(links.length).toBeGreaterThan(0);
  expect(dead).toEqual([]);
});

function isThere(from: string, link: string): boolean {
  const [file = '', anchor] = link.split('#', 2);
  const target = file === '' ? from : join(dirname(from), file);
  if (!existsSync(join(site, target))) return false;
  return anchor === undefined || readPage(target).includes(`id="${decodeURIComponent(anchor)}"`);
}
