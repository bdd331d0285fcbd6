import type { Check, CheckContext } from '../../engine/check.ts';
import { type Observed, observedOf, type Traffic } from '../../engine/passive/traffic.ts';
import { overall } from '../../engine/passive/whole-api.ts';
import { asInteger, asText } from '../../engine/session/json.ts';
import { valueAt } from '../../engine/session/response.ts';
import { recordsOf, totalOf } from './paging.ts';

const lists = { numbers: 'listNumbers', calls: 'listCalls' } as const;

/** What both paged lists promise alike, as far as a page shows it by itself or beside others. */
export const pageObservations: readonly Check<Traffic>[] = (['numbers', 'calls'] as const).flatMap((name) => {
  const page = (promise: string, look: (context: CheckContext, page: Page) => void): Check<Traffic> =>
    overall(`${name}.${promise}`, (context, traffic) => {
      for (const seen of observedOf(traffic, lists[name])) {
        if (seen.response.status === 200 && seen.isValid) look(context, readPage(seen));
      }
    });
  return [
    page('page-size-reported', (context, { seen, size, pageSize }) =>
      context.assert(size === pageSize, seen.response, {
        message: `The page states a size of ${JSON.stringify(size)} instead of ${pageSize}.`,
        pointer: '/meta/per_page',
        value: size,
      }),
    ),
    page('page-size-kept', (context, { seen, number, pageSize, total }) => {
      // What a page past the last one holds is not documented.
      if (number > 1 && (number - 1) * pageSize >= total) return;
      const { length } = recordsOf(seen.response);
      const expected = Math.max(0, Math.min(pageSize, total - (number - 1) * pageSize));
      context.assert(length === expected, seen.response, {
        message: `Page ${number} of ${pageSize} holds ${length} records instead of ${expected}; the total is ${total}.`,
        pointer: '/data',
        value: length,
      });
    }),
    page(name === 'numbers' ? 'page-selected' : 'pages-partition-list', (context, { seen, number, last }) => {
      if (number > last) return;
      const stated = valueAt(seen.response, 'meta', 'current_page');
      context.assert(stated === number, seen.response, {
        message: `Page ${number} was asked for, but meta states page ${JSON.stringify(stated)}.`,
        pointer: '/meta/current_page',
        value: stated,
      });
    }),
    page('edges-have-no-neighbour', (context, { seen, number, last }) => {
      const edges = [...(number === 1 ? ['prev'] : []), ...(number === last ? ['next'] : [])];
      for (const key of edges) {
        const link = valueAt(seen.response, 'links', key);
        context.assert(link === null, seen.response, {
          message: `There is no ${key} page, but a link to it.`,
          pointer: `/links/${key}`,
          value: link,
        });
      }
    }),
    page('next-while-more-follow', (context, { seen, number, last }) => {
      if (number >= last) return;
      context.assert((valueAt(seen.response, 'links', 'next') ?? null) !== null, seen.response, {
        message: 'Another page follows, but there is no link to it.',
        pointer: '/links/next',
      });
    }),
    page('links-lead-where-they-say', (context, current) => {
      const { seen, number, last, pageSize } = current;
      for (const [link, leadsTo] of Object.entries({ first: 1, prev: number - 1, next: number + 1, last })) {
        const query = queryOf(seen, link);
        if (query === undefined || number > last) continue;
        const size = query.get('per_page') ?? String(pageSize);
        context.assert(query.get('page') === String(leadsTo) && size === String(pageSize), seen.response, {
          message: `On page ${number} of ${last} the link "${link}" results in page ${query.get('page')} of size ${size}.`,
          pointer: `/links/${link}`,
          value: valueAt(seen.response, 'links', link),
        });
      }
    }),
    page('next-continues-list', (context, { seen }) => {
      const query = queryOf(seen, 'next');
      for (const name of ['from', 'to'].filter((key) => query !== undefined && seen.sent[key] !== undefined)) {
        context.assert(query?.get(name) === seen.sent[name], seen.response, {
          message: `The link to the next page does not keep ${name}.`,
          pointer: '/links/next',
          value: valueAt(seen.response, 'links', 'next'),
        });
      }
    }),
    overall(`${name}.total-counts-all-pages`, (context, traffic) => {
      const pages = observedOf(traffic, lists[name]).filter(
        ({ response, isValid }) => response.status === 200 && isValid,
      );
      for (const group of Map.groupBy(pages, listOf).values()) {
        group.slice(1).forEach((seen, index) => {
          const before = group[index];
          const [earlier, later] = [before && totalOf(before.response), totalOf(seen.response)];
          if (before === undefined || seen.startedAt - before.startedAt > 2000) return;
          // A number may be bought and a call end meanwhile: by a few, and rarely.
          context.assert(Math.abs((earlier ?? 0) - (later ?? 0)) <= 3, seen.response, {
            message: `The total is ${later}; a page of the same list said ${earlier}.`,
            pointer: '/meta/total',
            value: later,
          });
        });
      }
    }),
  ];
});

interface Page {
  readonly seen: Observed;
  readonly number: number;
  readonly pageSize: number;
  readonly size: unknown;
  readonly total: number;
  readonly last: number;
}

function readPage(seen: Observed): Page {
  const pageSize = asInteger(seen.sent.per_page) ?? 1;
  const total = totalOf(seen.response) ?? 0;
  return {
    seen,
    pageSize,
    total,
    number: asInteger(seen.sent.page) ?? 1,
    size: valueAt(seen.response, 'meta', 'per_page'),
    last: Math.max(1, Math.ceil(total / pageSize)),
  };
}

/** Which list a page is of: whose, and of which days. */
function listOf({ credential, sent }: Observed): string {
  return JSON.stringify([credential, sent.from, sent.to]);
}

function queryOf({ response }: Observed, name: string): URLSearchParams | undefined {
  const link = asText(valueAt(response, 'links', name));
  if (link === undefined || !URL.canParse(link, 'http://localhost/')) return undefined;
  const { searchParams } = new URL(link, 'http://localhost/');
  return searchParams.has('page') ? searchParams : undefined;
}
