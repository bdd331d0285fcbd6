import { listPromises } from '@trustline/openapi';
import MiniSearch from 'minisearch';
import { describe, expect, test } from 'vitest';
import { listVendorApis } from '../src/apis/apis.ts';
import { listKnownCodes } from '../src/evidence/evidence.ts';
import { search, searchOptions } from '../src/search/options.ts';
import type { SearchRecord } from '../src/search/record.ts';
import { openSite, skipReason } from './browser.ts';
import { readPage } from './site.ts';

const records: SearchRecord[] = JSON.parse(readPage('search.json'));
const index = new MiniSearch<SearchRecord>(searchOptions);
index.addAll(records);
const apis = listVendorApis();

/** The addresses of the first three results. */
function find(query: string): string[] {
  return search(index, query)
    .slice(0, 3)
    .map(({ url }) => String(url));
}

test('each operation is found by its operationId and by its summary', () => {
  const missed = apis.flatMap(({ folder, operations }) =>
    operations.flatMap(({ operationId, object }) =>
      [operationId, object.summary].filter((query) => !find(query).includes(`${folder}/${operationId}.html`)),
    ),
  );

  expect(missed).toEqual([]);
});

test('each error is found by its code or status', () => {
  const missed = apis.flatMap(({ folder, document }) =>
    listKnownCodes(document).filter(({ code }) => !find(String(code)).includes(`errors.html#${folder}-${code}`)),
  );

  expect(missed).toEqual([]);
  expect(find('429')).toContain('errors.html#trustcaller-429');
});

test('each field is found by its name', () => {
  const fields = records.filter(({ kind }) => kind === 'Field');
  const missed = fields.filter(({ name = '' }) => {
    return !search(index, name)
      .slice(0, 3)
      .some((result) => result.kind === 'Field' && result.name === name);
  });

  expect(fields.length).toBeGreaterThan(100);
  expect(missed.map(({ name }) => name)).toEqual([]);
});

test('each promise is found by its id', () => {
  const missed = apis.flatMap(({ document }) =>
    listPromises(document).filter(({ id }) => !find(id).some((url) => url.endsWith(`#${id}`))),
  );

  expect(missed.map(({ id }) => id)).toEqual([]);
});

test('each fault is found by its id', () => {
  const faults = records.filter(({ kind }) => kind === 'Fault');

  expect(faults.length).toBeGreaterThan(400);
  expect(faults.filter(({ name = '', url }) => !find(name).includes(url))).toEqual([]);
});

describe.skipIf(skipReason !== '')(`the search dialog${skipReason}`, () => {
  const site = openSite();

  test('loads at most 50 kB, and nothing before it is opened', async () => {
    const { page, complaints } = await site.open();
    const sizes: number[] = [];
    page.on('response', async (response) => {
      if (/search/.test(response.url())) sizes.push((await response.request().sizes()).responseBodySize);
    });
    await page.goto('guides/chat.html');
    await page.waitForLoadState('networkidle');
    expect(sizes).toEqual([]);

    await page.keyboard.press('Control+k');
    // The field comes with the script of the search, which may take its time.
    await page.getByRole('searchbox').pressSequentially('217');
    await page.getByRole('link', { name: /^217 / }).click();
    await page.waitForURL(/errors\.html#navixy-217$/);
    await page.context().close();

    expect(sizes.length).toBe(2);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(50_000);
    expect(complaints).toEqual([]);
  });
});
