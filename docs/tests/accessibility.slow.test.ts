import { describe, expect, test } from 'vitest';
import { findProblems } from './axe.ts';
import { openSite, skipReason } from './browser.ts';
import { kinds } from './site.ts';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe.skipIf(skipReason !== '')(`axe${skipReason}`, () => {
  const site = openSite();

  test('finds nothing on a desktop in light, nor on a phone in dark', async () => {
    const found = await site.visitAll(kinds, {}, async (page) => {
      // What is folded has to be readable too.
      await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
      return findProblems(page, standards);
    });

    expect(found).toEqual([]);
  });
});
