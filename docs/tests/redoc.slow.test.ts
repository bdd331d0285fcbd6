import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { listVendorApis } from '../src/apis/apis.ts';
import { findProblems } from './axe.ts';
import { openSite, skipReason } from './browser.ts';
import { listFiles, redocPages } from './site.ts';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Rules that Redoc's own markup breaks, which no style of ours can mend. */
const exceptions = ['label-content-name-mismatch', 'target-size'];
const mostShift = 0.05;

/** Addresses of whole APIs and of operations in them, as Redoc names them. */
const views = [
  ...redocPages,
  ...listVendorApis().flatMap(({ folder, operations }) =>
    operations.slice(0, 1).map(({ object: { tags, operationId } }) => {
      const tag = tags[0]?.toLowerCase().replaceAll(' ', '-');
      return `${folder}/index.html#/${tag}/${operationId.toLowerCase()}`;
    }),
  ),
];

describe.skipIf(skipReason !== '')(`Redoc${skipReason}`, () => {
  const site = openSite();

  const visit = async (page: Page, view: string) => {
    await page.goto('about:blank');
    await page.goto(view);
    await page.mouse.move(200, 300);
    await page.mouse.move(210, 310);
    // What was there before the script has no search that works.
    await page.locator('[data-testid=search-trigger]', { hasText: 'Ctrl' }).first().waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
  };

  test('has no more than its own exceptions for axe, on a desktop in light and on a phone in dark', async () => {
    const { page, complaints } = await site.open();
    const found: string[] = [];
    for (const view of views) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await visit(page, view);
      found.push(...(await findProblems(page, standards, exceptions)).map((problem) => `${view}: ${problem}`));
    }
    await page.context().close();

    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test.each(redocPages)('%s loads its script when the reader begins to use it, not before', async (path) => {
    const { page, complaints } = await site.open();
    const loaded: string[] = [];
    page.on('response', (response) => loaded.push(response.url()));
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    const before = loaded.filter((url) => /redoc\.[\w-]+\.js$/.test(url)).length;
    await page.locator('#redoc a[href^="#/"]').last().click();
    await page.locator('[data-testid=search-trigger]', { hasText: 'Ctrl' }).first().waitFor({ state: 'attached' });
    const [after, address] = [loaded.filter((url) => /redoc\.[\w-]+\.js$/.test(url)).length, page.url()];
    await page.context().close();

    expect([before, after]).toEqual([0, 1]);
    expect(address).toContain('#/');
    expect(complaints).toEqual([]);
  });

  test.each(redocPages)('%s shifts nothing when it comes to life, and its links lead somewhere', async (path) => {
    const { page } = await site.open({ viewport: { width: 390, height: 844 } });
    await page.addInitScript(
      'window.shift = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) window.shift += one.value; }).observe({ type: "layout-shift", buffered: true });',
    );
    await visit(page, path);
    const shift = await page.evaluate<number>('window.shift');
    const links = await page.evaluate<string[]>("[...document.querySelectorAll('a[href]')].map((one) => one.href)");
    await page.context().close();
    const own = links.filter((link) => link.startsWith(site.url)).map((link) => link.slice(site.url.length + 1));
    const files = listFiles('');
    const dead = own.filter((link) => {
      const file = link.replace(/[#?].*$/, '');
      return !files.includes(file === '' || file.endsWith('/') ? `${file}index.html` : file);
    });

    expect(own.length).toBeGreaterThan(10);
    expect(dead).toEqual([]);
    expect(shift).toBeLessThanOrEqual(mostShift);
  });
});
