import { isRefusal } from '../../trustcaller/operation.ts';
import { trustCallerFaults } from '../define.ts';
import { change, editBody, editItems, editList, type FieldsEdit, set, whenSuccess, without } from '../edit.ts';
import { pagingFaults } from './paging.ts';
import { changeSuccess, dataOf, forAccount, ignoreQuery, queryOf, withQuery } from './run.ts';

const eachRecord = (edit: FieldsEdit) => ({ answer: whenSuccess(editItems('data', edit)) });

/** What can go wrong with the list of reserved numbers. */
const listFaults = trustCallerFaults(
  'list-numbers',
  ['listNumbers'],
  [
    {
      name: 'released-listed',
      class: 'isolation',
      says: 'A number that was given back is listed, marked as not reserved.',
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
      says: "A number of another account is listed in the place of one's own.",
      hooks: {
        run: (call, next) => {
          const own = next(call);
          const foreign = next(
            withQuery(forAccount(call, call.context.bearer.account.id + 1), { ...queryOf(call), page: 1 }),
          );
          if (isRefusal(own) || isRefusal(foreign)) return own;
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
      says: 'Numbers start with a plus sign.',
      hooks: eachRecord(change('number', (number) => `+${number}`)),
    },
    {
      name: 'number-with-zeros',
      class: 'format',
      says: 'Numbers start with zeros.',
      hooks: eachRecord(change('number', (number) => `00${String(number).slice(2)}`)),
    },
    {
      name: 'number-as-integer',
      class: 'type',
      says: 'Numbers are integers.',
      hooks: eachRecord(change('number', Number)),
    },
    {
      name: 'number-too-long',
      class: 'format',
      says: 'Numbers have sixteen digits.',
      hooks: eachRecord(change('number', (number) => String(number).padEnd(16, '0'))),
    },
    {
      name: 'reserved-as-number',
      class: 'type',
      says: 'Whether a number is reserved is 1 instead of true.',
      hooks: eachRecord(change('reserved', Number)),
    },
    {
      name: 'ivr-zero',
      class: 'bounds',
      says: 'Instead of null the IVR is 0.',
      hooks: eachRecord(change('ivr_id', (ivr) => ivr ?? 0)),
    },
    {
      name: 'created-without-offset',
      class: 'format',
      says: 'Times of creation carry no offset.',
      hooks: eachRecord(change('created_at', (time) => String(time).slice(0, 19))),
    },
    {
      name: 'created-with-space',
      class: 'format',
      says: 'Date and time of creation are separated by a space.',
      hooks: eachRecord(change('created_at', (time) => String(time).replace('T', ' '))),
    },
    {
      name: 'created-no-day',
      class: 'format',
      says: 'Times of creation name the 31st of June.',
      hooks: eachRecord(set('created_at', '2026-06-31T10:00:00+00:00')),
    },
    {
      name: 'without-number',
      class: 'missing-field',
      says: 'Records have no number.',
      hooks: eachRecord(without('number')),
    },
    {
      name: 'without-reserved',
      class: 'missing-field',
      says: 'Records do not say whether the number is reserved.',
      hooks: eachRecord(without('reserved')),
    },
    {
      name: 'without-released-at',
      class: 'missing-field',
      says: 'Records have no released_at.',
      hooks: eachRecord(without('released_at')),
    },
  ],
);

/** What can go wrong with the public test numbers. */
const testFaults = trustCallerFaults(
  'list-test-numbers',
  ['listTestNumbers'],
  [
    {
      name: 'prefix-ignored',
      class: 'window',
      says: 'A prefix has no effect, although the answer repeats it.',
      hooks: {
        run: (call, next) => {
          const all = next(withQuery(call, {}));
          return isRefusal(all) || call.findings.length > 0
            ? next(call)
            : { ...all, body: { ...all.body, filtered_by_prefix: queryOf(call).prefix ?? null } };
        },
      },
    },
    {
      name: 'prefix-loses-one',
      class: 'window',
      says: 'With a prefix the last matching number is missing.',
      hooks: {
        run: changeSuccess((body, call) => {
          const data = dataOf(body);
          return queryOf(call).prefix === undefined
            ? body
            : { ...body, data: data.slice(0, -1), count: Math.max(0, data.length - 1) };
        }),
      },
    },
    {
      name: 'one-prefix-by-default',
      class: 'window',
      says: 'Without a prefix only the numbers of one prefix are listed.',
      hooks: {
        run: changeSuccess((body, call) => {
          const [first] = dataOf(body);
          const data = dataOf(body).filter(({ prefix }) => prefix === first?.prefix);
          return queryOf(call).prefix === undefined ? { ...body, data, count: data.length } : body;
        }),
      },
    },
    {
      name: 'count-off-by-one',
      class: 'counter',
      says: 'The count is one too high.',
      hooks: { answer: whenSuccess(editBody(change('count', (count) => Number(count) + 1))) },
    },
    {
      name: 'cached-for-a-minute',
      class: 'bounds',
      says: 'The answer says that it is cached for 60 seconds.',
      hooks: { answer: whenSuccess(editBody(set('cached_for_seconds', 60))) },
    },
    {
      name: 'prefix-not-repeated',
      class: 'missing-field',
      says: 'The answer does not repeat the prefix.',
      hooks: { answer: whenSuccess(editBody(without('filtered_by_prefix'))) },
    },
    {
      name: 'other-prefix-repeated',
      class: 'window',
      says: 'The answer repeats only the first two digits of the prefix.',
      hooks: {
        answer: whenSuccess(
          editBody(change('filtered_by_prefix', (prefix) => (prefix === null ? null : String(prefix).slice(0, 2)))),
        ),
      },
    },
    {
      name: 'number-off-its-prefix',
      class: 'format',
      says: 'A test number does not begin with the prefix beside it.',
      hooks: eachRecord((item) => ({ ...item, prefix: `${String(item.prefix).slice(0, -1)}0`.replace(/^0/, '90') })),
    },
    {
      name: 'differ-by-account',
      class: 'isolation',
      says: 'An account other than the first is not shown the first number.',
      hooks: {
        run: changeSuccess((body, { context }) =>
          context.bearer.account.id === 1
            ? body
            : { ...body, data: dataOf(body).slice(1), count: Math.max(0, dataOf(body).length - 1) },
        ),
      },
    },
    {
      name: 'change-while-cached',
      class: 'write',
      says: 'Every second answer lacks the first number.',
      hooks: () => {
        let answers = 0;
        return {
          run: changeSuccess((body) => {
            answers += 1;
            return answers % 2 === 1
              ? body
              : { ...body, data: dataOf(body).slice(1), count: Math.max(0, dataOf(body).length - 1) };
          }),
        };
      },
    },
    {
      name: 'without-count',
      class: 'missing-field',
      says: 'The answer has no count.',
      hooks: { answer: whenSuccess(editBody(without('count'))) },
    },
    {
      name: 'without-test-number',
      class: 'missing-field',
      says: 'Records have no test number.',
      hooks: eachRecord(without('test_number')),
    },
    {
      name: 'prefix-with-plus',
      class: 'format',
      says: 'Prefixes start with a plus sign.',
      hooks: eachRecord(change('prefix', (prefix) => `+${prefix}`)),
    },
    {
      name: 'bare-numbers',
      class: 'type',
      says: 'Records are strings.',
      hooks: {
        answer: whenSuccess(editList('data', (items) => items.map((item) => Reflect.get(Object(item), 'test_number')))),
      },
    },
  ],
);

/** What can go wrong with numbers. */
export const numberFaults = [
  ...listFaults,
  ...pagingFaults('list-numbers', 'listNumbers'),
  ...trustCallerFaults(
    'list-numbers',
    ['listNumbers'],
    [
      {
        name: 'second-page-by-default',
        class: 'paging',
        says: 'Without page the second page is returned.',
        hooks: {
          request: (request) =>
            /(^|&)page=/.test(request.query) ? request : { ...request, query: `${request.query}&page=2` },
        },
      },
      {
        name: 'page-size-in-meta-fixed',
        class: 'paging',
        says: 'The page size in meta is always 100.',
        hooks: {
          answer: whenSuccess((answer) => ({
            ...answer,
            body: answer.body.replace(/"per_page":\d+/, '"per_page":100'),
          })),
        },
      },
      {
        name: 'pages-run-on',
        class: 'paging',
        says: 'A page past the last one repeats the first.',
        hooks: {
          run: (call, next) => {
            const outcome = next(call);
            return !isRefusal(outcome) && dataOf(outcome.body).length === 0
              ? ignoreQuery('page', 1)(call, next)
              : outcome;
          },
        },
      },
    ],
  ),
  ...testFaults,
];
