import { describe, expect, test } from 'vitest';
import { openSite, skipReason } from './browser.ts';
import { kinds, operationPages, plainPages } from './site.ts';

/** How far from the top the first block of code may begin, by width of the window. */
const screens = [
  { width: 1440, height: 900, codeBegins: 250 },
  { width: 1024, height: 768, codeBegins: 500 },
  { width: 390, height: 844, codeBegins: 700 },
];
const narrowestColumn = 300;
const longestPage = 5000;

/** What a page measures in the browser. */
interface Measures {
  readonly code: number;
  readonly height: number;
  readonly width: number;
  /** Texts of more than 80 characters in a narrow cell or paragraph. */
  readonly narrow: readonly string[];
  /** Tables with text that scroll sideways. */
  readonly scrolling: number;
}

const measure = `(() => {
  const visible = (one) => one.offsetParent !== null;
  const long = [...document.querySelectorAll('main :is(td, dd, p, li)')].filter((one) => visible(one) && one.textContent.trim().length > 80);
  return {
    code: [...document.querySelectorAll('main pre')].find(visible)?.getBoundingClientRect().top ?? -1,
    height: document.documentElement.scrollHeight,
    width: document.documentElement.scrollWidth,
    narrow: long.filter((one) => one.getBoundingClientRect().width < ${narrowestColumn}).map((one) => one.textContent.trim().slice(0, 60)),
    scrolling: [...document.querySelectorAll('main .scroll')].filter((one) => one.scrollWidth > one.clientWidth + 1 && one.textContent.length > 200).length,
  };
})()`;

describe.skipIf(skipReason !== '')(`the layout${skipReason}`, () => {
  const site = openSite();

  test('holds on every page at each width', async () => {
    const found = await site.visitAll(plainPages, { viewport: screens[0] ?? null }, async (page, path) => {
      const broken: string[] = [];
      // A page begins on the screen that the one before ended on.
      const isWide = page.viewportSize()?.width === screens[0]?.width;
      for (const { width, height, codeBegins } of isWide ? screens : screens.toReversed()) {
        await page.setViewportSize({ width, height });
        const measures: Measures = await page.evaluate(measure);
        broken.push(...judge(operationPages.includes(path), measures, width, codeBegins));
      }
      return broken;
    });

    expect(plainPages.length).toBeGreaterThan(operationPages.length);
    expect(found).toEqual([]);
  });

  function judge(isOperation: boolean, measures: Measures, width: number, codeBegins: number): string[] {
    const { code, height, narrow, scrolling } = measures;
    return [
      isOperation && (code < 0 || code > codeBegins) ? `code begins at ${code} of ${width} px` : '',
      isOperation && width === 1440 && height > longestPage ? `is ${height} px long` : '',
      measures.width > width ? `is ${measures.width} px wide at ${width}` : '',
      width >= 1024 && narrow.length > 0 ? `narrow at ${width}: ${narrow.join(' | ')}` : '',
      width === 390 && scrolling > 0 ? `${scrolling} tables scroll sideways` : '',
    ].filter((one) => one !== '');
  }

  test('is complete without JavaScript, and shows no control that does nothing', async () => {
    const found = await site.visitAll(kinds, { javaScriptEnabled: false }, (page) =>
      page.evaluate<string[]>(`(() => {
        const visible = (one) => one.getClientRects().length > 0;
        const controls = [...document.querySelectorAll('button:not([popovertarget]), select, input')].filter(visible);
        const parts = [...document.querySelectorAll('main [role=tabpanel], main section, main .variant')].filter((one) => !visible(one) && !one.closest('details:not([open])'));
        return [...controls, ...parts].map((one) => one.outerHTML.slice(0, 80));
      })()`),
    );

    expect(found).toEqual([]);
  });

  test('prints an operation on at most five pages', async () => {
    const { page } = await site.open();
    await page.goto('navixy/sendChatMessage.html');
    const document = (await page.pdf()).toString('latin1');
    await page.context().close();

    expect(document.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(5);
  });
});
