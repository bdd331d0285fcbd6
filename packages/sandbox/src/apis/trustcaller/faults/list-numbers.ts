import { trustCallerFaults } from '../../../faults/define.ts';
import { change, editItems, type FieldsEdit, set, whenSuccess, without } from '../../../faults/response-edits.ts';
import { isError } from '../operation.ts';
import { changeSuccess, dataOf, forAccount, ignoreQuery, queryOf, withQuery } from './interceptors.ts';
import { pagingFaults } from './paging.ts';

const eachRecord = (edit: FieldsEdit) => ({ response: whenSuccess(editItems('data', edit)) });

/** What can go wrong with the list of reserved numbers. */
const recordFaults = trustCallerFaults(
  'list-numbers',
  ['listNumbers'],
  [
    {
      name: 'released-listed',
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
      name: 'foreign-listed',
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
      name: 'number-with-plus',
      class: 'format',
      description: 'Numbers start with a plus sign.',
      hooks: eachRecord(change('number', (number) => `+${number}`)),
    },
    {
      name: 'number-with-zeros',
      class: 'format',
      description: 'Numbers start with zeros.',
      hooks: eachRecord(change('number', (number) => `00${String(number).slice(2)}`)),
    },
    {
      name: 'number-cut',
      class: 'format',
      description: 'Numbers lack their last digit.',
      hooks: eachRecord(change('number', (number) => String(number).slice(0, -1))),
    },
    {
      name: 'number-as-integer',
      class: 'type',
      description: 'Numbers are integers.',
      hooks: eachRecord(change('number', Number)),
    },
    {
      name: 'number-too-long',
      class: 'format',
      description: 'Numbers have sixteen digits.',
      hooks: eachRecord(change('number', (number) => String(number).padEnd(16, '0'))),
    },
    {
      name: 'reserved-as-number',
      class: 'type',
      description: 'Whether a number is reserved is 1 instead of true.',
      hooks: eachRecord(change('reserved', Number)),
    },
    {
      name: 'ivr-zero',
      class: 'bounds',
      description: 'Instead of null the IVR is 0.',
      hooks: eachRecord(change('ivr_id', (ivr) => ivr ?? 0)),
    },
    {
      name: 'created-without-offset',
      class: 'format',
      description: 'Times of creation carry no offset.',
      hooks: eachRecord(change('created_at', (time) => String(time).slice(0, 19))),
    },
    {
      name: 'created-with-space',
      class: 'format',
      description: 'Date and time of creation are separated by a space.',
      hooks: eachRecord(change('created_at', (time) => String(time).replace('T', ' '))),
    },
    {
      name: 'created-no-day',
      class: 'format',
      description: 'Times of creation name the 31st of June.',
      hooks: eachRecord(set('created_at', '2026-06-31T10:00:00+00:00')),
    },
    {
      name: 'without-number',
      class: 'missing-field',
      description: 'Records have no number.',
      hooks: eachRecord(without('number')),
    },
    {
      name: 'without-reserved',
      class: 'missing-field',
      description: 'Records do not say whether the number is reserved.',
      hooks: eachRecord(without('reserved')),
    },
    {
      name: 'without-released-at',
      class: 'missing-field',
      description: 'Records have no released_at.',
      hooks: eachRecord(without('released_at')),
    },
  ],
);

/** What can go wrong with numbers. */
export const listNumbersFaults = [
  ...recordFaults,
  ...pagingFaults('list-numbers', 'listNumbers'),
  ...trustCallerFaults(
    'list-numbers',
    ['listNumbers'],
    [
      {
        name: 'second-page-by-default',
        class: 'paging',
        description: 'Without page the second page is returned.',
        hooks: {
          request: (request) =>
            /(^|&)page=/.test(request.query) ? request : { ...request, query: `${request.query}&page=2` },
        },
      },
      {
        name: 'page-size-in-meta-fixed',
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
        name: 'pages-run-on',
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
