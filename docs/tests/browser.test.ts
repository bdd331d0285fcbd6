import { type Listening, listen } from '@trustline/mock';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDocs } from '../src/index.ts';
import { chromiumPath, launch, open } from './browser.ts';
import { plainPages, redocPages } from './site.ts';

const phone = { viewport: { width: 390, height: 844 } };

// Pages of operations are all made alike, so one of each reference stands for them.
const kinds = [
  ...plainPages.filter((path) => !/^(navixy|trustcaller|sandbox)\//.test(path)),
  'navixy/listChatMessages.html',
  'trustcaller/createApiKey.html',
  'sandbox/loadFixture.html',
  'sandbox/faults.html',
];

/** A program for the page that lists what axe finds, by all its rules or by one. */
function findBarriers(rule?: string): string {
  const options = rule === undefined ? '{}' : JSON.stringify({ runOnly: [rule] });
  return `axe.run(${options}).then((run) => run.violations.map((one) => [one.id, one.nodes.map((node) => node.html)]))`;
}

const missing = chromiumPath === undefined;

describe.skipIf(missing)(`in Chromium${missing ? ' (skipped: none was found; set CHROMIUM_PATH)' : ''}`, () => {
  let browser: Browser;
  let docs: Listening;
  beforeAll(async () => {
    docs = await listen(createDocs());
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await docs.stop();
  });

  test.each(kinds)('%s can be read by everyone, by day and by night', async (path) => {
    // The page allows no script, so the check has to be let in.
    const { page, complaints } = await open(browser, docs.url, { ...phone, bypassCSP: true });
    await page.goto(`${docs.url}/${path}`);
    await page.addScriptTag({ content: axe.source });
    const byDay = await page.evaluate(findBarriers());
    await page.emulateMedia({ colorScheme: 'dark' });
    const byNight = await page.evaluate(findBarriers('color-contrast'));
    await page.context().close();

    expect([byDay, byNight, complaints]).toEqual([[], [], []]);
  });

  test('every page fits a phone without JavaScript', async () => {
    const { page, complaints } = await open(browser, docs.url, { ...phone, javaScriptEnabled: false });
    const tooWide: string[] = [];
    for (const path of plainPages) {
      await page.goto(`${docs.url}/${path}`);
      const width = await page.locator('html').evaluate((html) => html.scrollWidth);
      if (width > phone.viewport.width) tooWide.push(`${path}: ${width}`);
    }
    await page.context().close();

    expect(plainPages.length).toBeGreaterThan(40);
    expect([tooWide, complaints]).toEqual([[], []]);
  });

  test.each([
    ['navixy', 'Tracker chat', 'Send a chat message', 'promises of this operation'],
    ['trustcaller', 'Calls', 'List call detail records', 'promises of this operation'],
    ['sandbox', 'Clock', 'Move the clock', 'Plain page'],
  ])('%s/index.html is browsed and searched without a request to another host', async (api, tag, operation, text) => {
    const { page, complaints } = await open(browser, docs.url, { viewport: { width: 1280, height: 900 } });
    await page.goto(`${docs.url}/${api}/index.html`);
    await page.getByText('Search').first().waitFor();
    await page.getByText(tag, { exact: true }).first().click();
    await page.getByText(operation, { exact: true }).first().click();
    await page.getByRole('heading', { name: operation }).first().waitFor();
    await page.getByText(text).first().waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type(operation);
    await page.getByText(operation, { exact: true }).last().waitFor();
    await page.context().close();

    expect(complaints).toEqual([]);
  });

  test.each(redocPages)('%s fits a phone and is dark at night', async (path) => {
    const { page, complaints } = await open(browser, docs.url, { ...phone, colorScheme: 'dark' });
    await page.goto(`${docs.url}/${path}`);
    await page.locator('html.dark').waitFor({ state: 'attached' });
    const width = await page.locator('html').evaluate((html) => html.scrollWidth);
    await page.context().close();

    expect(width).toBeLessThanOrEqual(phone.viewport.width);
    expect(complaints).toEqual([]);
  });
});
