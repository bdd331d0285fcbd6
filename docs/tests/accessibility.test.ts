import { type Listening, listen } from '@trustline/mock';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDocs } from '../src/index.ts';
import { launch, skipReason, visitAll } from './browser.ts';
import { kinds } from './site.ts';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const everyRule = { runOnly: standards };
/** The markup is the same on every screen; what differs is colours and sizes. */
const rulesOfLooks = {
  runOnly: { type: 'rule', values: ['color-contrast', 'target-size', 'scrollable-region-focusable'] },
};

const screens = [
  { colorScheme: 'light', width: 1440, rules: everyRule },
  { colorScheme: 'dark', width: 390, rules: rulesOfLooks },
] as const;

describe.skipIf(skipReason !== '')(`axe${skipReason}`, () => {
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

  test.each(screens)('finds nothing at $width px, $colorScheme', async ({ colorScheme, width, rules }) => {
    const options = { colorScheme, viewport: { width, height: 844 }, bypassCSP: true };
    const found = await visitAll(browser, docs.url, kinds, options, async (page) => {
      // What is folded has to be readable too.
      await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
      await page.addScriptTag({ content: axe.source });
      return page.evaluate<string[]>(
        `axe.run(${JSON.stringify(rules)}).then((run) => run.violations.map((one) => one.id + ' ' + one.nodes.map((node) => node.html.slice(0, 120)).slice(0, 3).join(' | ')))`,
      );
    });

    expect(found).toEqual([]);
  });
});
