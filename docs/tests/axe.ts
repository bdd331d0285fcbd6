import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** The rules that a page can break on one screen and keep on another; its markup is the same on all. */
const rulesOfLooks = ['color-contrast', 'target-size', 'scrollable-region-focusable'];

// Each page compiles it anew, so it is the small form.
const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/**
 * What axe finds on an open page: by the rules of some standards in light on a desktop, and in dark on a phone by those
 * of colours and sizes.
 */
export async function findProblems(page: Page, standards: string[], exceptions: string[] = []): Promise<string[]> {
  const problems: string[] = [];
  const run = async (rules: RunOptions) => {
    // To write out what passes takes as long as to find it.
    const options = JSON.stringify({ ...rules, resultTypes: ['violations'] });
    const violations = await page.evaluate<AxeResults['violations']>(
      `axe.run(${options}).then(({ violations }) => violations)`,
    );
    for (const { id, nodes } of violations.filter((violation) => !exceptions.includes(violation.id))) {
      const places = nodes.slice(0, 3).map(({ html }) => html.slice(0, 120));
      problems.push(`${id} at ${page.viewportSize()?.width} px, ${nodes.length} times: ${places.join(' | ')}`);
    }
  };
  await page.evaluate(axe);
  await page.setViewportSize({ width: 1440, height: 844 });
  await page.emulateMedia({ colorScheme: 'light' });
  await run({ runOnly: standards });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await run({ runOnly: { type: 'rule', values: rulesOfLooks } });
  return problems;
}
