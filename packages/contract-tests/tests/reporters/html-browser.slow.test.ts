import { loadDocument } from '@trustline/specs';
import axe, { type AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeHtml } from '../../src/reporters/html/page.ts';
import { summarizeRun } from '../../src/reporters/summary.ts';
import { makeBrokenRun } from './broken-run.ts';
import { noBrowser, startBrowser } from './browser.ts';
import { makeApi, makeRun } from './sample-run.ts';

let browser: Browser | null = null;
let pages: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  const apis = makeBrokenRun().apis.slice(1);
  const broken = apis.flatMap(({ promises }) => promises.filter(({ verdict }) => verdict === 'violated'));
  const accepted = broken.slice(0, 1).map(({ id }) => {
    return { promise: id, reason: 'ticket 17', until: '2027-03-31', state: 'accepted' as const };
  });
  const violated = { ...makeBrokenRun(), apis: apis.map((api) => ({ ...api, accepted })) };
  const kept = makeRun([makeApi('trustcaller')]);
  pages = {
    'violated contract': await writeHtml(summarizeRun(violated, loadDocument)),
    'kept contract': await writeHtml(summarizeRun(kept, loadDocument)),
  };
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
});

describe('the HTML page in a browser', () => {
  beforeEach(({ skip }) => skip(browser === null, noBrowser));

  const widths = { desktop: 1280, tablet: 800, phone: 360 };

  it.each([
    { page: 'violated contract', device: 'desktop' },
    { page: 'violated contract', device: 'phone' },
    { page: 'kept contract', device: 'desktop' },
  ])('a $page has no accessibility problem on a $device, in light and dark', async (chosen) => {
    const { page } = await open({ ...chosen, colorScheme: 'light' });
    await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
    await page.evaluate(axe.source);
    const light = await page.evaluate<AxeResults>('axe.run()');
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await page.evaluate<AxeResults>("axe.run({ runOnly: ['color-contrast'] })");
    await page.close();

    const problems = [...light.violations, ...dark.violations];
    expect(problems.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
    expect(light.passes.map(({ id }) => id)).toContain('color-contrast');
    expect(dark.passes.map(({ id }) => id)).toContain('color-contrast');
  });

  it.each(Object.keys(widths))('fits the width of a %s', async (device) => {
    const { page } = await open({ page: 'violated contract', device, colorScheme: 'light' });
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    await page.close();

    expect(overflow).toBeLessThanOrEqual(0);
  });

  it('loads nothing, breaks no rule of its policy and opens no dialog', async () => {
    const { page, seen } = await open({ page: 'violated contract', device: 'desktop', colorScheme: 'light' });
    await page.close();

    expect(seen).toEqual([]);
  });

  it('shows its style sheet under its own policy', async () => {
    const { page } = await open({ page: 'violated contract', device: 'desktop', colorScheme: 'light' });
    const colour = await page.evaluate("getComputedStyle(document.querySelector('header')).backgroundColor");
    await page.close();

    expect(colour).toBe('rgb(157, 31, 24)');
  });

  it('opens the closed group of a promise when its tile is followed, without a script', async () => {
    const { page } = await open({ page: 'kept contract', device: 'desktop', colorScheme: 'light', noScript: true });
    const tile = page.locator('.tiles a').last();
    const promise = page.locator(`[id="${(await tile.getAttribute('href'))?.slice(1)}"]`);
    expect(await promise.isVisible()).toBe(false);
    await tile.click();
    await promise.waitFor({ state: 'visible' });
    await page.close();
  });

  it('prints what is folded away on the screen', async () => {
    const { page } = await open({ page: 'kept contract', device: 'desktop', colorScheme: 'light' });
    const promise = page.locator('.promises li').last();
    expect(await promise.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await promise.isVisible()).toBe(true);
    await page.close();
  });

  interface Choice {
    readonly page: string;
    readonly device: string;
    readonly colorScheme: 'light' | 'dark';
    readonly noScript?: boolean;
  }

  async function open({ page: name, device, colorScheme, noScript = false }: Choice) {
    if (browser === null) throw new Error(noBrowser);
    const viewport = { width: Reflect.get(widths, device), height: 800 };
    const page = await browser.newPage({ viewport, colorScheme, javaScriptEnabled: !noScript });
    const seen: string[] = [];
    page.on('console', (message) => seen.push(message.text()));
    page.on('dialog', (dialog) => seen.push(dialog.message()));
    page.on('request', (request) => seen.push(request.url().slice(0, 100)));
    await page.setContent(pages[name] ?? '');
    return { page, seen };
  }
});
