import type { Check, Checker } from '../../engine/check.ts';
import { sameJson } from '../../engine/session/json.ts';
import { type Answer, valueAt } from '../../engine/session/response.ts';
import type { Query, TrustCallerApi } from './api.ts';
import { followNext, hasNext, type List, queryOfLink, recordsOf, totalOf, type Walk } from './paging.ts';

/** A paged list of the API: `numbers` or `calls`. */
export interface PagedList {
  readonly name: 'numbers' | 'calls';
  readonly list: List;
  readonly walk: (api: TrustCallerApi) => Promise<Walk>;
  /** A filter that leaves some records out, which the link to the next page has to keep. */
  readonly narrow: (api: TrustCallerApi) => Promise<Query>;
}

/** The checks of what both paged lists promise alike. */
export function pagedChecks({ name, list, walk, narrow }: PagedList): Check<TrustCallerApi>[] {
  const walked = async (checker: Checker, api: TrustCallerApi) => {
    const found = await walk(api);
    for (const page of found.pages) checker.expects(page);
    if (!found.settled) checker.cannotTell('the list changed while it was read');
    return found;
  };
  return [
    {
      promise: `${name}.hundred-a-page`,
      async run(checker, api) {
        const page = checker.expects(await list(api));
        const { pageSize } = api.limits;
        holdsPageSize(checker, page, pageSize);
        holdsAsMany(checker, page, pageSize, 1);
      },
    },
    {
      promise: `${name}.page-size-kept`,
      async run(checker, api) {
        const { pages, pageSize } = await walked(checker, api);
        pages.forEach((page, index) => {
          holdsAsMany(checker, page, pageSize, index + 1);
        });
        holdsAsMany(checker, checker.expects(await list(api, { per_page: 1 })), 1, 1);
      },
    },
    {
      promise: `${name}.page-size-reported`,
      async run(checker, api) {
        const { pages, pageSize } = await walk(api);
        for (const page of pages) holdsPageSize(checker, checker.expects(page), pageSize);
        holdsPageSize(checker, checker.expects(await list(api, { per_page: 1 })), 1);
      },
    },
    {
      promise: `${name}.page-size-one-to-thousand`,
      async run(checker, api) {
        checker.answers(await list(api, { per_page: 1 }), 200);
        checker.answers(await list(api, { per_page: api.limits.largestPage }), 200);
      },
    },
    {
      promise: `${name}.thousand-at-most`,
      async run(checker, api) {
        const { largestPage } = api.limits;
        for (const size of [largestPage, largestPage + 1]) {
          const page = await list(api, { per_page: size });
          if (page.status === 422 && size > largestPage) {
            checker.answers(page, 422);
            continue;
          }
          const { length } = recordsOf(checker.expects(page));
          const stated = Number(valueAt(page, 'meta', 'per_page'));
          checker.holds(length <= largestPage && !(stated > largestPage), page, {
            says: `Asked for ${size} records, the page states ${stated} and holds ${length}; ${largestPage} are the most.`,
            pointer: '/meta/per_page',
            value: stated,
          });
        }
      },
    },
    {
      promise: `${name}.pages-partition-list`,
      async run(checker, api) {
        const { pages, complete, beyond } = await walked(checker, api);
        const met = new Map<unknown, number>();
        // What is answered for a page behind the last one is not documented, but it cannot be a record met before.
        for (const page of beyond?.status === 200 ? [...pages, beyond] : pages) {
          for (const { pointer, value } of recordsOf(page)) {
            const before = met.get(value.id);
            checker.holds(before === undefined, page, {
              says: `The record ${JSON.stringify(value.id)} was met before, on page ${before}.`,
              pointer: `${pointer}/id`,
              value: value.id,
            });
            met.set(value.id, pages.indexOf(page) + 1);
          }
        }
        for (const [index, page] of pages.entries()) {
          const stated = valueAt(page, 'meta', 'current_page');
          checker.holds(stated === index + 1, page, {
            says: `The page ${index + 1} says that it is page ${JSON.stringify(stated)}.`,
            pointer: '/meta/current_page',
            value: stated,
          });
        }
        const [first] = pages;
        if (first === undefined || !complete) return;
        checker.holds(met.size === totalOf(first), first, {
          says: `Walking all pages met ${met.size} different records, but the total is ${totalOf(first)}.`,
          pointer: '/meta/total',
          value: totalOf(first),
        });
      },
    },
    {
      promise: `${name}.total-counts-all-pages`,
      async run(checker, api) {
        const { pages, complete, pageSize } = await walked(checker, api);
        const counted = pages.reduce((sum, page) => sum + recordsOf(page).length, 0);
        for (const page of pages) {
          const total = totalOf(page) ?? -1;
          checker.holds(complete ? total === counted : total >= pages.length * pageSize, page, {
            says: `The pages hold ${counted} records together, but the total is ${total}.`,
            pointer: '/meta/total',
            value: total,
          });
        }
      },
    },
    {
      promise: `${name}.edges-have-no-neighbour`,
      async run(checker, api) {
        const { pages, complete, pageSize } = await walked(checker, api);
        const [first] = pages;
        if (first === undefined) return;
        const last = complete ? pages.at(-1) : await list(api, lastPage(first, pageSize));
        const isNull = (page: Answer | undefined, key: string) => {
          if (page === undefined) return;
          const link = valueAt(page, 'links', key);
          checker.holds(link === null, page, {
            says: `There is no ${key} page, but a link to it.`,
            pointer: `/links/${key}`,
            value: link,
          });
        };
        isNull(first, 'prev');
        isNull(last, 'next');
      },
    },
    {
      promise: `${name}.next-while-more-follow`,
      async run(checker, api) {
        const { pages, complete } = await walked(checker, api);
        for (const page of complete ? pages.slice(0, -1) : pages) {
          checker.holds(hasNext(page), page, {
            says: 'Another page follows, but there is no link to it.',
            pointer: '/links/next',
          });
        }
      },
    },
    {
      promise: `${name}.links-lead-where-they-say`,
      async run(checker, api) {
        const { pages, pageSize } = await walked(checker, api);
        for (const [index, page] of pages.entries()) {
          const last = Math.max(1, Math.ceil((totalOf(page) ?? 0) / pageSize));
          for (const [link, leadsTo] of Object.entries({ first: 1, prev: index, next: index + 2, last })) {
            const query = queryOfLink(api, page, link);
            if (query === undefined) continue;
            const size = query.get('per_page') ?? String(pageSize);
            checker.holds(query.get('page') === String(leadsTo) && size === String(pageSize), page, {
              says: `On page ${index + 1} of ${last} the link "${link}" leads to page ${query.get('page')} of size ${size}.`,
              pointer: `/links/${link}`,
              value: valueAt(page, 'links', link),
            });
          }
        }
      },
    },
    {
      promise: `${name}.next-continues-list`,
      async run(checker, api) {
        const narrowed = { ...(await narrow(api)), per_page: 1 };
        const first = checker.expects(await list(api, narrowed));
        const linked = await followNext(api, list, first);
        if (linked === undefined) return checker.cannotTell('there is no link with a page in it to follow');
        const second = await list(api, { ...narrowed, page: 2 });
        checker.holds(sameJson(idsOf(checker.expects(linked)), idsOf(checker.expects(second))), linked, {
          says: 'The link to the next page leads to other records than page 2 of the same size and days.',
          pointer: '/data',
          value: idsOf(linked).slice(0, 10),
        });
      },
    },
  ];
}

function holdsPageSize(checker: Checker, page: Answer, pageSize: number): void {
  const stated = valueAt(page, 'meta', 'per_page');
  checker.holds(stated === pageSize, page, {
    says: `The page states a size of ${JSON.stringify(stated)} instead of ${pageSize}.`,
    pointer: '/meta/per_page',
    value: stated,
  });
}

function idsOf(page: Answer): unknown[] {
  return recordsOf(page).map(({ value }) => value.id);
}

function lastPage(first: Answer, pageSize: number): Query {
  return { per_page: pageSize, page: Math.ceil((totalOf(first) ?? 0) / pageSize) };
}

function holdsAsMany(checker: Checker, page: Answer, pageSize: number, number: number): void {
  const left = (totalOf(page) ?? 0) - (number - 1) * pageSize;
  const { length } = recordsOf(page);
  const expected = Math.max(0, Math.min(pageSize, left));
  checker.holds(length === expected, page, {
    says: `Page ${number} of ${pageSize} holds ${length} records instead of ${expected}; the total is ${totalOf(page)}.`,
    pointer: '/data',
    value: length,
  });
}
