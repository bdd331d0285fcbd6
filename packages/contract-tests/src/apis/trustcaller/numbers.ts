import type { Check } from '../../engine/check.ts';
import { sameJson } from '../../engine/session/json.ts';
import { valueAt } from '../../engine/session/response.ts';
import type { TrustCallerApi } from './api.ts';
import { pagedChecks } from './paged-checks.ts';
import { recordsOf, walkNumbers } from './paging.ts';

/** The checks of listNumbers. */
export const numberChecks: readonly Check<TrustCallerApi>[] = [
  ...pagedChecks({
    name: 'numbers',
    list: (api, ...rest) => api.listNumbers(...rest),
    walk: walkNumbers,
    narrow: async () => ({}),
  }),
  {
    promise: 'numbers.reserved-only',
    stateless: true,
    async run(checker, api) {
      for (const page of [checker.expects(await api.listNumbers()), ...(await walkNumbers(api)).pages]) {
        for (const { pointer, value } of recordsOf(page)) {
          checker.holds(value.reserved === true && (value.released_at ?? null) === null, page, {
            says: `The number ${String(value.number)} is listed, but it is not reserved.`,
            pointer: `${pointer}/reserved`,
            value: { reserved: value.reserved, released_at: value.released_at },
          });
        }
      }
    },
  },
  {
    promise: 'numbers.own-listed',
    needs: ['numbers.own'],
    async run(checker, api) {
      const { pages, complete } = await walkNumbers(api);
      const own = api.settings.numbers?.own;
      const listed = pages.flatMap((page) => recordsOf(checker.expects(page)).map(({ value }) => value.number));
      const [first] = pages;
      if (first === undefined || (!complete && !listed.includes(own))) {
        return checker.cannotTell('the list is too long to be read to its end');
      }
      checker.holds(listed.includes(own), first, {
        says: `The number ${own} belongs to the account, but no page lists it.`,
        pointer: '/data',
      });
    },
  },
  {
    promise: 'numbers.own-only',
    needs: ['numbers.foreignLive'],
    async run(checker, api) {
      const foreign = api.settings.numbers?.foreignLive;
      for (const page of (await walkNumbers(api)).pages) {
        const listed = recordsOf(checker.expects(page)).map(({ value }) => value.number);
        checker.holds(!listed.includes(foreign), page, {
          says: `The number ${foreign} belongs to another account, but it is listed.`,
          pointer: `/data/${listed.indexOf(foreign)}/number`,
          value: foreign,
        });
      }
    },
  },
  {
    promise: 'numbers.first-page-by-default',
    async run(checker, api) {
      const page = checker.expects(await api.listNumbers());
      const first = checker.expects(await api.listNumbers({ page: 1 }));
      const stated = valueAt(page, 'meta', 'current_page');
      checker.holds(stated === 1, page, {
        says: `Without page the answer states page ${JSON.stringify(stated)}, not 1.`,
        pointer: '/meta/current_page',
        value: stated,
      });
      const ids = (answer: typeof page) => recordsOf(answer).map(({ value }) => value.id);
      checker.holds(sameJson(ids(page), ids(first)), page, {
        says: 'Without page other numbers are listed than with page 1.',
        pointer: '/data',
      });
    },
  },
  {
    promise: 'numbers.page-selected',
    async run(checker, api) {
      const { pages } = await walkNumbers(api);
      for (const [index, page] of pages.entries()) {
        const stated = valueAt(checker.expects(page), 'meta', 'current_page');
        checker.holds(stated === index + 1, page, {
          says: `Page ${index + 1} was asked for, but meta states page ${JSON.stringify(stated)}.`,
          pointer: '/meta/current_page',
          value: stated,
        });
      }
    },
  },
];
