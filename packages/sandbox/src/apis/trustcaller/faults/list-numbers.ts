import { deviation, fault, withIds } from '../../../faults/define.ts';
import { change, set, whenSuccess, without } from '../../../faults/response-edits.ts';
import { isError } from '../operation.ts';
import { trustCallerFaults } from './define.ts';
import { changeSuccess, dataOf, forAccount, ignoreQuery, queryOf, withQuery } from './interceptors.ts';
import { pagingFaults } from './paging.ts';
import { eachRecord } from './records.ts';

/** What can go wrong with the list of reserved numbers. */
const recordFaults = trustCallerFaults(['listNumbers'], {
  'list-numbers.released-listed': fault.isolation('A number that was given back is listed, marked as not reserved.', {
    run: changeSuccess((body) => ({
      ...body,
      data: dataOf(body).map((item, index) =>
        index === 0 ? { ...item, reserved: false, released_at: '2026-01-01T00:00:00+00:00' } : item,
      ),
    })),
  }),
  'list-numbers.foreign-listed': fault.isolation("A number of another account is listed in the place of one's own.", {
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
  }),
  'list-numbers.number-with-plus': fault.format(
    'Numbers start with a plus sign.',
    eachRecord(change('number', (number) => `+${number}`)),
  ),
  'list-numbers.number-with-zeros': fault.format(
    'Numbers start with zeros.',
    eachRecord(change('number', (number) => `00${String(number).slice(2)}`)),
  ),
  'list-numbers.number-cut': fault.format(
    'Numbers lack their last digit.',
    eachRecord(change('number', (number) => String(number).slice(0, -1))),
  ),
  'list-numbers.number-as-integer': fault.type('Numbers are integers.', eachRecord(change('number', Number))),
  'list-numbers.number-too-long': fault.format(
    'Numbers have sixteen digits.',
    eachRecord(change('number', (number) => String(number).padEnd(16, '0'))),
  ),
  'list-numbers.reserved-as-number': fault.type(
    'Whether a number is reserved is 1 instead of true.',
    eachRecord(change('reserved', Number)),
  ),
  'list-numbers.ivr-zero': deviation.bounds(
    'Instead of null the IVR is 0.',
    eachRecord(change('ivr_id', (ivr) => ivr ?? 0)),
  ),
  'list-numbers.created-without-offset': deviation.format(
    'Times of creation carry no offset.',
    eachRecord(change('created_at', (time) => String(time).slice(0, 19))),
  ),
  'list-numbers.created-with-space': deviation.format(
    'Date and time of creation are separated by a space.',
    eachRecord(change('created_at', (time) => String(time).replace('T', ' '))),
  ),
  'list-numbers.created-no-day': deviation.format(
    'Times of creation name the 31st of June.',
    eachRecord(set('created_at', '2026-06-31T10:00:00+00:00')),
  ),
  'list-numbers.without-number': fault.missingField('Records have no number.', eachRecord(without('number'))),
  'list-numbers.without-reserved': fault.missingField(
    'Records do not say whether the number is reserved.',
    eachRecord(without('reserved')),
  ),
  'list-numbers.without-released-at': fault.missingField(
    'Records have no released_at.',
    eachRecord(without('released_at')),
  ),
});

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
  ...trustCallerFaults(['listNumbers'], {
    'list-numbers.second-page-by-default': fault.paging('Without page the second page is returned.', {
      request: (request) =>
        /(^|&)page=/.test(request.query) ? request : { ...request, query: `${request.query}&page=2` },
    }),
    'list-numbers.page-size-in-meta-fixed': deviation.paging('The page size in meta is always 100.', {
      response: whenSuccess((response) => ({
        ...response,
        body: response.body.replace(/"per_page":\d+/, '"per_page":100'),
      })),
    }),
    'list-numbers.pages-run-on': deviation.paging('A page past the last one repeats the first.', {
      run: (call, next) => {
        const outcome = next(call);
        return !isError(outcome) && dataOf(outcome.body).length === 0 ? ignoreQuery('page', 1)(call, next) : outcome;
      },
    }),
  }),
];
