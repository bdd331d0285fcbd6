import { change, editAt, editBody, set, whenSuccess, without } from '../../../faults/response-edits.ts';
import { isError } from '../operation.ts';
import type { TrustCallerEntry } from './define.ts';
import { changeQuery, changeSuccess, dataOf, failRight, ignoreQuery, queryOf, withQuery } from './interceptors.ts';

/** What can go wrong with the pages of a list. */
export const pagingFaults = {
  'fifty-by-default': {
    class: 'paging',
    description: 'Without per_page a page is of 50 records.',
    hooks: {
      request: (request) =>
        /(^|&)per_page=/.test(request.query) ? request : { ...request, query: `${request.query}&per_page=50` },
    },
  },
  'per-page-ignored': {
    class: 'paging',
    description: 'A page is of 100 records whatever per_page asks for.',
    hooks: { run: ignoreQuery('per_page', 100) },
  },
  'one-record-too-many': {
    class: 'paging',
    description: 'A page holds one record more than per_page asks for.',
    hooks: { run: changeQuery((query) => ({ ...query, per_page: Number(query.per_page) + 1 })) },
  },
  'thousand-a-page-rejected': {
    class: 'bounds',
    description: 'A per_page of 1000 is rejected.',
    hooks: { run: failRight((call) => queryOf(call).per_page === 1000, 'per_page') },
  },
  'one-a-page-rejected': {
    class: 'bounds',
    description: 'A per_page of 1 is rejected.',
    hooks: { run: failRight((call) => queryOf(call).per_page === 1, 'per_page') },
  },
  'more-than-thousand-accepted': {
    class: 'bounds',
    description: 'A per_page above 1000 is taken as it is.',
    hooks: {
      run: (call, next) => next({ ...call, findings: call.findings.filter(({ rule }) => rule !== 'maximum') }),
    },
  },
  'page-ignored': {
    class: 'paging',
    description: 'Every page is the first one.',
    hooks: { run: ignoreQuery('page', 1) },
  },
  'pages-overlap': {
    breaks: 'deviation',
    class: 'paging',
    description: 'A page starts with the last record of the page before.',
    hooks: {
      run: (call, next) => {
        const outcome = next(call);
        const page = Number(queryOf(call).page);
        if (isError(outcome) || page < 2 || dataOf(outcome.body).length === 0) return outcome;
        const before = next(withQuery(call, { ...queryOf(call), page: page - 1 }));
        const data = isError(before) ? [] : [...dataOf(before.body).slice(-1), ...dataOf(outcome.body).slice(0, -1)];
        return { ...outcome, body: { ...outcome.body, data } };
      },
    },
  },
  'record-skipped': {
    class: 'paging',
    description: 'The first record of every page but the first is missing.',
    hooks: {
      run: changeSuccess((body, call) =>
        Number(queryOf(call).page) < 2 ? body : { ...body, data: dataOf(body).slice(1) },
      ),
    },
  },
  'total-of-page': {
    class: 'counter',
    description: 'The total counts the records of the page only.',
    hooks: {
      run: changeSuccess((body) => ({ ...body, meta: { ...Object(body.meta), total: dataOf(body).length } })),
    },
  },
  'total-one-too-many': {
    class: 'counter',
    description: 'The total is one too high.',
    hooks: {
      response: whenSuccess(
        editAt(
          'meta',
          change('total', (total) => Number(total) + 1),
        ),
      ),
    },
  },
  'current-page-from-zero': {
    class: 'paging',
    description: 'The number of the current page is counted from 0.',
    hooks: {
      response: whenSuccess(
        editAt(
          'meta',
          change('current_page', (page) => Number(page) - 1),
        ),
      ),
    },
  },
  'current-page-always-one': {
    breaks: 'deviation',
    class: 'paging',
    description: 'The current page is always said to be 1.',
    hooks: { response: whenSuccess(editAt('meta', set('current_page', 1))) },
  },
  'next-on-last-page': {
    breaks: 'deviation',
    class: 'paging',
    description: 'The last page has a link to a next one.',
    hooks: { response: whenSuccess(editAt('links', (links) => ({ ...links, next: links.next ?? links.first }))) },
  },
  'never-next': {
    class: 'paging',
    description: 'No page has a link to the next one.',
    hooks: { response: whenSuccess(editAt('links', set('next', null))) },
  },
  'previous-on-first-page': {
    breaks: 'deviation',
    class: 'paging',
    description: 'The first page has a link to a previous one.',
    hooks: { response: whenSuccess(editAt('links', (links) => ({ ...links, prev: links.prev ?? links.first }))) },
  },
  'first-link-to-second': {
    breaks: 'deviation',
    class: 'paging',
    description: 'The link to the first page results in the second.',
    hooks: linkTo('first', () => 2),
  },
  'last-link-too-far': {
    breaks: 'deviation',
    class: 'paging',
    description: 'The link to the last page results in the page behind it.',
    hooks: linkTo('last', (page) => page + 1),
  },
  'previous-link-to-itself': {
    breaks: 'deviation',
    class: 'paging',
    description: 'The link to the previous page results in the page it is on.',
    hooks: linkTo('prev', (page) => page + 1),
  },
  'next-skips-one': {
    breaks: 'deviation',
    class: 'paging',
    description: 'The link to the next page results in the page behind that one.',
    hooks: linkTo('next', (page) => page + 1),
  },
  'without-links': {
    class: 'missing-field',
    description: 'The response has no links.',
    hooks: { response: whenSuccess(editBody(without('links'))) },
  },
  'without-next-link': {
    class: 'missing-field',
    description: 'The links have no next.',
    hooks: { response: whenSuccess(editAt('links', without('next'))) },
  },
  'without-meta': {
    class: 'missing-field',
    description: 'The response has no meta.',
    hooks: { response: whenSuccess(editBody(without('meta'))) },
  },
  'without-total': {
    class: 'missing-field',
    description: 'The meta has no total.',
    hooks: { response: whenSuccess(editAt('meta', without('total'))) },
  },
  'without-data': {
    class: 'missing-field',
    description: 'The records are under items instead of data.',
    hooks: { response: whenSuccess(editBody(({ data, ...body }) => ({ ...body, items: data }))) },
  },
  'total-as-text': {
    class: 'type',
    description: 'The total is a string.',
    hooks: { response: whenSuccess(editAt('meta', change('total', String))) },
  },
  'per-page-as-text': {
    breaks: 'deviation',
    class: 'type',
    description: 'The page size in meta is a string.',
    hooks: { response: whenSuccess(editAt('meta', change('per_page', String))) },
  },
  'data-as-map': {
    class: 'type',
    description: 'The records are an object whose keys are ids.',
    hooks: {
      response: whenSuccess(
        editBody((body) => ({
          ...body,
          data: Object.fromEntries(dataOf(body).map((item) => [String(item.id), item])),
        })),
      ),
    },
  },
} satisfies Readonly<Record<string, TrustCallerEntry>>;

/** Lets a link result in another page. */
function linkTo(name: string, other: (page: number) => number) {
  const edit = (link: unknown) =>
    typeof link === 'string'
      ? link.replace(/([?&]page=)(\d+)/, (_, parameter: string, page: string) => `${parameter}${other(Number(page))}`)
      : link;
  return { response: whenSuccess(editAt('links', change(name, edit))) };
}
