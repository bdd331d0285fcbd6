import { deviation, fault } from '../../../faults/define.ts';
import { change, set, without } from '../../../faults/response-edits.ts';
import { inSuccess } from '../../../faults/response-hooks.ts';
import { isError } from '../operation.ts';
import type { TrustCallerEntry } from './define.ts';
import { changeQuery, changeSuccess, dataOf, failRight, ignoreQuery, queryOf, withQuery } from './interceptors.ts';
import { inLinks, inMeta } from './records.ts';

/** What can go wrong with the pages of a list. */
export const pagingFaults = {
  'fifty-by-default': fault.paging('Without per_page a page is of 50 records.', {
    request: (request) =>
      /(^|&)per_page=/.test(request.query) ? request : { ...request, query: `${request.query}&per_page=50` },
  }),
  'per-page-ignored': fault.paging('A page is of 100 records whatever per_page asks for.', {
    run: ignoreQuery('per_page', 100),
  }),
  'one-record-too-many': fault.paging('A page holds one record more than per_page asks for.', {
    run: changeQuery((query) => ({ ...query, per_page: Number(query.per_page) + 1 })),
  }),
  'thousand-a-page-rejected': fault.bounds('A per_page of 1000 is rejected.', {
    run: failRight((call) => queryOf(call).per_page === 1000, 'per_page'),
  }),
  'one-a-page-rejected': fault.bounds('A per_page of 1 is rejected.', {
    run: failRight((call) => queryOf(call).per_page === 1, 'per_page'),
  }),
  'more-than-thousand-accepted': fault.bounds('A per_page above 1000 is taken as it is.', {
    run: (call, next) => next({ ...call, findings: call.findings.filter(({ rule }) => rule !== 'maximum') }),
  }),
  'page-ignored': fault.paging('Every page is the first one.', { run: ignoreQuery('page', 1) }),
  'pages-overlap': deviation.paging('A page starts with the last record of the page before.', {
    run: (call, next) => {
      const outcome = next(call);
      const page = Number(queryOf(call).page);
      if (isError(outcome) || page < 2 || dataOf(outcome.body).length === 0) return outcome;
      const before = next(withQuery(call, { ...queryOf(call), page: page - 1 }));
      const data = isError(before) ? [] : [...dataOf(before.body).slice(-1), ...dataOf(outcome.body).slice(0, -1)];
      return { ...outcome, body: { ...outcome.body, data } };
    },
  }),
  'record-skipped': fault.paging('The first record of every page but the first is missing.', {
    run: changeSuccess((body, call) =>
      Number(queryOf(call).page) < 2 ? body : { ...body, data: dataOf(body).slice(1) },
    ),
  }),
  'total-of-page': fault.counter('The total counts the records of the page only.', {
    run: changeSuccess((body) => ({ ...body, meta: { ...Object(body.meta), total: dataOf(body).length } })),
  }),
  'total-one-too-many': fault.counter(
    'The total is one too high.',
    inMeta(change('total', (total) => Number(total) + 1)),
  ),
  'current-page-from-zero': fault.paging(
    'The number of the current page is counted from 0.',
    inMeta(change('current_page', (page) => Number(page) - 1)),
  ),
  'current-page-always-one': deviation.paging(
    'The current page is always said to be 1.',
    inMeta(set('current_page', 1)),
  ),
  'next-on-last-page': deviation.paging(
    'The last page has a link to a next one.',
    inLinks((links) => ({ ...links, next: links.next ?? links.first })),
  ),
  'never-next': fault.paging('No page has a link to the next one.', inLinks(set('next', null))),
  'previous-on-first-page': deviation.paging(
    'The first page has a link to a previous one.',
    inLinks((links) => ({ ...links, prev: links.prev ?? links.first })),
  ),
  'first-link-to-second': deviation.paging(
    'The link to the first page results in the second.',
    linkTo('first', () => 2),
  ),
  'last-link-too-far': deviation.paging(
    'The link to the last page results in the page behind it.',
    linkTo('last', (page) => page + 1),
  ),
  'previous-link-to-itself': deviation.paging(
    'The link to the previous page results in the page it is on.',
    linkTo('prev', (page) => page + 1),
  ),
  'next-skips-one': deviation.paging(
    'The link to the next page results in the page behind that one.',
    linkTo('next', (page) => page + 1),
  ),
  'without-links': fault.missingField('The response has no links.', inSuccess(without('links'))),
  'without-next-link': fault.missingField('The links have no next.', inLinks(without('next'))),
  'without-meta': fault.missingField('The response has no meta.', inSuccess(without('meta'))),
  'without-total': fault.missingField('The meta has no total.', inMeta(without('total'))),
  'without-data': fault.missingField(
    'The records are under items instead of data.',
    inSuccess(({ data, ...body }) => ({ ...body, items: data })),
  ),
  'total-as-text': fault.type('The total is a string.', inMeta(change('total', String))),
  'per-page-as-text': deviation.type('The page size in meta is a string.', inMeta(change('per_page', String))),
  'data-as-map': fault.type(
    'The records are an object whose keys are ids.',
    inSuccess((body) => ({
      ...body,
      data: Object.fromEntries(dataOf(body).map((item) => [String(item.id), item])),
    })),
  ),
} satisfies Readonly<Record<string, TrustCallerEntry>>;

/** Lets a link result in another page. */
function linkTo(name: string, other: (page: number) => number) {
  const edit = (link: unknown) =>
    typeof link === 'string'
      ? link.replace(/([?&]page=)(\d+)/, (_, parameter: string, page: string) => `${parameter}${other(Number(page))}`)
      : link;
  return inLinks(change(name, edit));
}
