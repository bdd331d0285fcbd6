import { type Check, type CheckContext, check } from '../../engine/check.ts';
import { sameJson } from '../../engine/session/json.ts';
import { type ApiResponse, valueAt } from '../../engine/session/response.ts';
import type { Query, TrustCallerApi } from './api.ts';
import { followNext, hasNext, type List, queryOfLink, recordsOf, totalOf, type Walk } from './paging.ts';

/** A paged list of the API. */
export interface PagedList {
  /** The ids of its promises, whole, so that they can be found; each ends with the name that the check is shared by. */
  readonly promises: readonly string[];
  readonly list: List;
  readonly walk: (api: TrustCallerApi) => Promise<Walk>;
  /** A filter that leaves some records out, which the link to the next page has to keep. */
  readonly narrow: (api: TrustCallerApi) => Promise<Query>;
}

/** The checks of what both paged lists promise alike. */
export function pagedChecks({ promises, ...paged }: PagedList): Check<TrustCallerApi>[] {
  const shared = sharedChecks(paged);
  return promises.map((promise) => {
    const check = shared.find((one) => one.promise === promise.slice(promise.indexOf('.') + 1));
    if (check === undefined) throw new Error(`No shared check is called ${promise}.`);
    return { ...check, promise };
  });
}

function sharedChecks({ list, walk, narrow }: Omit<PagedList, 'promises'>): Check<TrustCallerApi>[] {
  const walked = async (context: CheckContext, api: TrustCallerApi) => {
    const found = await walk(api);
    for (const page of found.pages) context.requireStatus(page);
    if (!found.settled) context.skip('the list changed while it was read');
    return found;
  };
  return [
    check('hundred-a-page', async (context, api) => {
      const page = context.requireStatus(await list(api));
      const { pageSize } = api.limits;
      holdsPageSize(context, page, pageSize);
      holdsAsMany(context, page, pageSize, 1);
    }),
    check('page-size-kept', async (context, api) => {
      const { pages, pageSize } = await walked(context, api);
      pages.forEach((page, index) => {
        holdsAsMany(context, page, pageSize, index + 1);
      });
      holdsAsMany(context, context.requireStatus(await list(api, { per_page: 1 })), 1, 1);
    }),
    check('page-size-reported', async (context, api) => {
      const { pages, pageSize } = await walk(api);
      for (const page of pages) holdsPageSize(context, context.requireStatus(page), pageSize);
      holdsPageSize(context, context.requireStatus(await list(api, { per_page: 1 })), 1);
    }),
    check('page-size-one-to-thousand', async (context, api) => {
      context.assertStatus(await list(api, { per_page: 1 }), 200);
      context.assertStatus(await list(api, { per_page: api.limits.largestPage }), 200);
    }),
    check('thousand-at-most', async (context, api) => {
      const { largestPage } = api.limits;
      for (const size of [largestPage, largestPage + 1]) {
        const page = await list(api, { per_page: size });
        if (page.status === 422 && size > largestPage) {
          context.assertStatus(page, 422);
          continue;
        }
        const { length } = recordsOf(context.requireStatus(page));
        const stated = Number(valueAt(page, 'meta', 'per_page'));
        context.assert(length <= largestPage && !(stated > largestPage), page, {
          message: `Asked for ${size} records, the page states ${stated} and holds ${length}; ${largestPage} are the most.`,
          pointer: '/meta/per_page',
          value: stated,
        });
      }
    }),
    check('pages-partition-list', async (context, api) => {
      const { pages, complete, beyond } = await walked(context, api);
      const met = new Map<unknown, number>();
      // What is returned for a page behind the last one is not documented, but it cannot be a record met before.
      for (const page of beyond?.status === 200 ? [...pages, beyond] : pages) {
        for (const { pointer, value } of recordsOf(page)) {
          const before = met.get(value.id);
          context.assert(before === undefined, page, {
            message: `The record ${JSON.stringify(value.id)} was met before, on page ${before}.`,
            pointer: `${pointer}/id`,
            value: value.id,
          });
          met.set(value.id, pages.indexOf(page) + 1);
        }
      }
      for (const [index, page] of pages.entries()) {
        const stated = valueAt(page, 'meta', 'current_page');
        context.assert(stated === index + 1, page, {
          message: `The page ${index + 1} says that it is page ${JSON.stringify(stated)}.`,
          pointer: '/meta/current_page',
          value: stated,
        });
      }
      const [first] = pages;
      if (first === undefined || !complete) return;
      context.assert(met.size === totalOf(first), first, {
        message: `Walking all pages met ${met.size} different records, but the total is ${totalOf(first)}.`,
        pointer: '/meta/total',
        value: totalOf(first),
      });
    }),
    check('total-counts-all-pages', async (context, api) => {
      const { pages, complete, pageSize } = await walked(context, api);
      const counted = pages.reduce((sum, page) => sum + recordsOf(page).length, 0);
      for (const page of pages) {
        const total = totalOf(page) ?? -1;
        context.assert(complete ? total === counted : total >= pages.length * pageSize, page, {
          message: `The pages hold ${counted} records together, but the total is ${total}.`,
          pointer: '/meta/total',
          value: total,
        });
      }
    }),
    check('edges-have-no-neighbour', async (context, api) => {
      const { pages, complete, pageSize } = await walked(context, api);
      const [first] = pages;
      if (first === undefined) return;
      const last = complete ? pages.at(-1) : await list(api, lastPage(first, pageSize));
      const isNull = (page: ApiResponse | undefined, key: string) => {
        if (page === undefined) return;
        const link = valueAt(page, 'links', key);
        context.assert(link === null, page, {
          message: `There is no ${key} page, but a link to it.`,
          pointer: `/links/${key}`,
          value: link,
        });
      };
      isNull(first, 'prev');
      isNull(last, 'next');
    }),
    check('next-while-more-follow', async (context, api) => {
      const { pages, complete } = await walked(context, api);
      for (const page of complete ? pages.slice(0, -1) : pages) {
        context.assert(hasNext(page), page, {
          message: 'Another page follows, but there is no link to it.',
          pointer: '/links/next',
        });
      }
    }),
    check('links-lead-where-they-say', async (context, api) => {
      const { pages, pageSize } = await walked(context, api);
      for (const [index, page] of pages.entries()) {
        const last = Math.max(1, Math.ceil((totalOf(page) ?? 0) / pageSize));
        for (const [link, leadsTo] of Object.entries({ first: 1, prev: index, next: index + 2, last })) {
          const query = queryOfLink(api, page, link);
          if (query === undefined) continue;
          const size = query.get('per_page') ?? String(pageSize);
          context.assert(query.get('page') === String(leadsTo) && size === String(pageSize), page, {
            message: `On page ${index + 1} of ${last} the link "${link}" results in page ${query.get('page')} of size ${size}.`,
            pointer: `/links/${link}`,
            value: valueAt(page, 'links', link),
          });
        }
      }
    }),
    check('next-continues-list', async (context, api) => {
      const narrowed = { ...(await narrow(api)), per_page: 1 };
      const first = context.requireStatus(await list(api, narrowed));
      const linked = await followNext(api, list, first);
      if (linked === undefined) return context.skip('there is no link with a page in it to follow');
      const second = await list(api, { ...narrowed, page: 2 });
      context.assert(sameJson(idsOf(context.requireStatus(linked)), idsOf(context.requireStatus(second))), linked, {
        message: 'The link to the next page results in other records than page 2 of the same size and days.',
        pointer: '/data',
        value: idsOf(linked).slice(0, 10),
      });
    }),
  ];
}

function holdsPageSize(context: CheckContext, page: ApiResponse, pageSize: number): void {
  const stated = valueAt(page, 'meta', 'per_page');
  // That it is there and a number is shown by samples only, and the schema looks after it.
  if (stated === undefined) context.skip('the page does not state its size');
  context.assert(Number(stated) === pageSize, page, {
    message: `The page states a size of ${JSON.stringify(stated)} instead of ${pageSize}.`,
    pointer: '/meta/per_page',
    value: stated,
  });
}

function idsOf(page: ApiResponse): unknown[] {
  return recordsOf(page).map(({ value }) => value.id);
}

function lastPage(first: ApiResponse, pageSize: number): Query {
  return { per_page: pageSize, page: Math.ceil((totalOf(first) ?? 0) / pageSize) };
}

function holdsAsMany(context: CheckContext, page: ApiResponse, pageSize: number, number: number): void {
  const left = (totalOf(page) ?? 0) - (number - 1) * pageSize;
  const { length } = recordsOf(page);
  const expected = Math.max(0, Math.min(pageSize, left));
  context.assert(length === expected, page, {
    message: `Page ${number} of ${pageSize} holds ${length} records instead of ${expected}; the total is ${totalOf(page)}.`,
    pointer: '/data',
    value: length,
  });
}
