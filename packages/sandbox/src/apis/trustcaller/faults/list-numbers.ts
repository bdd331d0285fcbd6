import { withIds } from '../../../faults/define.ts';
import { change, editItems, type FieldsEdit, set, whenSuccess, without } from '../../../faults/response-edits.ts';
import { isError } from '../operation.ts';
import { trustCallerFaults } from './define.ts';
import { changeSuccess, dataOf, forAccount, ignoreQuery, queryOf, withQuery } from './interceptors.ts';
import { pagingFaults } from './paging.ts';

const eachRecord = (edit: FieldsEdit) => ({ response: whenSuccess(editItems('data', edit)) });

/** What can go wrong with the list of reserved numbers. */
const recordFaults = trustCallerFaults(
  ['listNumbers'],
  [
    {
      id: 'list-numbers.released-listed',
      class: 'isolation',
      description: 'A number that was given back is listed, marked as not reserved.',
      hooks: {
        run: changeSuccess((body) => ({
          ...body,
          data: dataOf(body).map((item, index) =>
            index === 0 ? { ...item, reserved: false, released_at: '2026-01-01T00:00:00+00:00' } : item,
          ),
        })),
      },
    },
    {
      id: 'list-numbers.foreign-listed',
      class: 'isolation',
      description: "A number of another account is listed in the place of one's own.",
      hooks: {
        run: (call, next) => {
          const own = next(call);
          const foreign = next(
            withQuery(forAccount(call, call.context.bearer.account.id + 1), { ...queryOf(call), page: 1 }),
          );
          if (isError(own) || isError(foreign)) return own;
          return {
            ...own,
            body: { ...own.body, data: [...dataOf(foreign.body).slice(0, 1), ...dataOf(own.body).slice(1)] },
          };
        },
      },
    },
    {
      id: 'list-numbers.number-with-plus',
      class: 'format',
      description: 'Numbers start with a plus sign.',
      hooks: eachRecord(change('number', (number) => `+${number}`)),
    },
    {
      id: 'list-numbers.number-with-zeros',
      class: 'format',
      description: 'Numbers start with zeros.',
      hooks: eachRecord(change('number', (number) => `00${String(number).slice(2)}`)),
    },
    {
      id: 'list-numbers.number-cut',
      class: 'format',
      description: 'Numbers lack their last digit.',
      hooks: eachRecord(change('number', (number) => String(number).slice(0, -1))),
    },
    {
      id: 'list-numbers.number-as-integer',
      class: 'type',
      description: 'Numbers are integers.',
      hooks: eachRecord(change('number', Number)),
    },
    {
      id: 'list-numbers.number-too-long',
      class: 'format',
      description: 'Numbers have sixteen digits.',
      hooks: eachRecord(change('number', (number) => String(number).padEnd(16, '0'))),
    },
    {
      id: 'list-numbers.reserved-as-number',
      class: 'type',
      description: 'Whether a number is reserved is 1 instead of true.',
      hooks: eachRecord(change('reserved', Number)),
    },
    {
      id: 'list-numbers.ivr-zero',
      breaks: 'deviation',
      class: 'bounds',
      description: 'Instead of null the IVR is 0.',
      hooks: eachRecord(change('ivr_id', (ivr) => ivr ?? 0)),
    },
    {
      id: 'list-numbers.created-without-offset',
      breaks: 'deviation',
      class: 'format',
      description: 'Times of creation carry no offset.',
      hooks: eachRecord(change('created_at', (time) => String(time).slice(0, 19))),
    },
    {
      id: 'list-numbers.created-with-space',
      breaks: 'deviation',
      class: 'format',
      description: 'Date and time of creation are separated by a space.',
      hooks: eachRecord(change('created_at', (time) => String(time).replace('T', ' '))),
    },
    {
      id: 'list-numbers.created-no-day',
      breaks: 'deviation',
      class: 'format',
      description: 'Times of creation name the 31st of June.',
      hooks: eachRecord(set('created_at', '2026-06-31T10:00:00+00:00')),
    },
    {
      id: 'list-numbers.without-number',
      class: 'missing-field',
      description: 'Records have no number.',
      hooks: eachRecord(without('number')),
    },
    {
      id: 'list-numbers.without-reserved',
      class: 'missing-field',
      description: 'Records do not say whether the number is reserved.',
      hooks: eachRecord(without('reserved')),
    },
    {
      id: 'list-numbers.without-released-at',
      class: 'missing-field',
      description: 'Records have no released_at.',
      hooks: eachRecord(without('released_at')),
    },
  ],
);

/** What can go wrong with numbers. */
export const listNumbersFaults = [
  ...recordFaults,
  ...trustCallerFaults(
    ['listNumbers'],
    withIds(pagingFaults, [
      'list-numbers.fifty-by-default',
      'list-numbers.per-page-ignored',
      'list-numbers.one-record-too-many',
      'list-numbers.thousand-a-page-rejected',
      'list-numbers.one-a-page-rejected',
      'list-numbers.more-than-thousand-accepted',
      'list-numbers.page-ignored',
      'list-numbers.pages-overlap',
      'list-numbers.record-skipped',
      'list-numbers.total-of-page',
      'list-numbers.total-one-too-many',
      'list-numbers.current-page-from-zero',
      'list-numbers.current-page-always-one',
      'list-numbers.next-on-last-page',
      'list-numbers.never-next',
      'list-numbers.previous-on-first-page',
      'list-numbers.first-link-to-second',
      'list-numbers.last-link-too-far',
      'list-numbers.previous-link-to-itself',
      'list-numbers.next-skips-one',
      'list-numbers.without-links',
      'list-numbers.without-next-link',
      'list-numbers.without-meta',
      'list-numbers.without-total',
      'list-numbers.without-data',
      'list-numbers.total-as-text',
      'list-numbers.per-page-as-text',
      'list-numbers.data-as-map',
    ]),
  ),
  ...trustCallerFaults(
    ['listNumbers'],
    [
      {
        id: 'list-numbers.second-page-by-default',
        class: 'paging',
        description: 'Without page the second page is returned.',
        hooks: {
          request: (request) =>
            /(^|&)page=/.test(request.query) ? request : { ...request, query: `${request.query}&page=2` },
        },
      },
      {
        id: 'list-numbers.page-size-in-meta-fixed',
        breaks: 'deviation',
        class: 'paging',
        description: 'The page size in meta is always 100.',
        hooks: {
          response: whenSuccess((response) => ({
            ...response,
            body: response.body.replace(/"per_page":\d+/, '"per_page":100'),
          })),
        },
      },
      {
        id: 'list-numbers.pages-run-on',
        breaks: 'deviation',
        class: 'paging',
        description: 'A page past the last one repeats the first.',
        hooks: {
          run: (call, next) => {
            const outcome = next(call);
            return !isError(outcome) && dataOf(outcome.body).length === 0
              ? ignoreQuery('page', 1)(call, next)
              : outcome;
          },
        },
      },
    ],
  ),
];
