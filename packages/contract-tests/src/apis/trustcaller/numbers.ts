import { type Check, check } from '../../engine/check.ts';
import { sameJson } from '../../engine/session/json.ts';
import { valueAt } from '../../engine/session/response.ts';
import type { TrustCallerApi } from './api.ts';
import { assertReserved } from './assertions.ts';
import { pagedChecks } from './paged-checks.ts';
import { recordsOf, walkNumbers } from './paging.ts';

/** The checks of listNumbers. */
export const numberChecks: readonly Check<TrustCallerApi>[] = [
  ...pagedChecks({
    promises: [
      'numbers.hundred-a-page',
      'numbers.page-size-kept',
      'numbers.page-size-reported',
      'numbers.page-size-one-to-thousand',
      'numbers.thousand-at-most',
      'numbers.pages-partition-list',
      'numbers.total-counts-all-pages',
      'numbers.edges-have-no-neighbour',
      'numbers.next-while-more-follow',
      'numbers.links-lead-where-they-say',
      'numbers.next-continues-list',
    ],
    list: (api, ...rest) => api.listNumbers(...rest),
    walk: walkNumbers,
    narrow: async () => ({}),
  }),
  check({ promise: 'numbers.reserved-only', worksOnMock: true }, async (context, api) => {
    for (const page of [context.requireStatus(await api.listNumbers()), ...(await walkNumbers(api)).pages])
      assertReserved(context, page);
  }),
  check({ promise: 'numbers.own-listed', needs: ['numbers.own'] }, async (context, api) => {
    const { pages, complete } = await walkNumbers(api);
    const own = api.settings.numbers?.own;
    const listed = pages.flatMap((page) => recordsOf(context.requireStatus(page)).map(({ value }) => value.number));
    const [first] = pages;
    if (first === undefined || (!complete && !listed.includes(own))) {
      return context.skip('the list is too long to be read to its end');
    }
    context.assert(listed.includes(own), first, {
      message: `The number ${own} belongs to the account, but no page lists it.`,
      pointer: '/data',
    });
  }),
  check({ promise: 'numbers.own-only', needs: ['numbers.foreignLive'] }, async (context, api) => {
    const foreign = api.settings.numbers?.foreignLive;
    for (const page of (await walkNumbers(api)).pages) {
      const listed = recordsOf(context.requireStatus(page)).map(({ value }) => value.number);
      context.assert(!listed.includes(foreign), page, {
        message: `The number ${foreign} belongs to another account, but it is listed.`,
        pointer: `/data/${listed.indexOf(foreign)}/number`,
        value: foreign,
      });
    }
  }),
  check('numbers.first-page-by-default', async (context, api) => {
    const page = context.requireStatus(await api.listNumbers());
    const first = context.requireStatus(await api.listNumbers({ page: 1 }));
    const stated = valueAt(page, 'meta', 'current_page');
    if (stated === undefined) return context.skip('the page does not state its number');
    context.assert(Number(stated) === 1, page, {
      message: `Without page the response states page ${JSON.stringify(stated)}, not 1.`,
      pointer: '/meta/current_page',
      value: stated,
    });
    const ids = (response: typeof page) => recordsOf(response).map(({ value }) => value.id);
    context.assert(sameJson(ids(page), ids(first)), page, {
      message: 'Without page other numbers are listed than with page 1.',
      pointer: '/data',
      // The order of the numbers is not documented, so two requests need not list the same ones first.
      basis: 'inferred',
    });
  }),
  check('numbers.page-selected', async (context, api) => {
    const { pages } = await walkNumbers(api);
    for (const [index, page] of pages.entries()) {
      const stated = valueAt(context.requireStatus(page), 'meta', 'current_page');
      if (stated === undefined) return context.skip('the page does not state its number');
      context.assert(Number(stated) === index + 1, page, {
        message: `Page ${index + 1} was asked for, but meta states page ${JSON.stringify(stated)}.`,
        pointer: '/meta/current_page',
        value: stated,
      });
    }
  }),
];
