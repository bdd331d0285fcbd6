import {
  change,
  editBody,
  editItems,
  editList,
  type FieldsEdit,
  set,
  whenSuccess,
  without,
} from '../../../faults/response-edits.ts';
import { isError } from '../operation.ts';
import { trustCallerFaults } from './define.ts';
import { changeSuccess, dataOf, queryOf, withQuery } from './interceptors.ts';

const eachRecord = (edit: FieldsEdit) => ({ response: whenSuccess(editItems('data', edit)) });

/** What can go wrong with the public test numbers. */
export const listTestNumbersFaults = trustCallerFaults(
  ['listTestNumbers'],
  [
    {
      id: 'list-test-numbers.prefix-ignored',
      class: 'window',
      description: 'A prefix has no effect, although the response repeats it.',
      hooks: {
        run: (call, next) => {
          const all = next(withQuery(call, {}));
          return isError(all) || call.findings.length > 0
            ? next(call)
            : { ...all, body: { ...all.body, filtered_by_prefix: queryOf(call).prefix ?? null } };
        },
      },
    },
    {
      id: 'list-test-numbers.prefix-loses-one',
      breaks: 'deviation',
      class: 'window',
      description: 'With a prefix the last matching number is missing.',
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
      id: 'list-test-numbers.one-prefix-by-default',
      class: 'window',
      description: 'Without a prefix only the numbers of one prefix are listed.',
      hooks: {
        run: changeSuccess((body, call) => {
          const [first] = dataOf(body);
          const data = dataOf(body).filter(({ prefix }) => prefix === first?.prefix);
          return queryOf(call).prefix === undefined ? { ...body, data, count: data.length } : body;
        }),
      },
    },
    {
      id: 'list-test-numbers.count-off-by-one',
      breaks: 'deviation',
      class: 'counter',
      description: 'The count is one too high.',
      hooks: { response: whenSuccess(editBody(change('count', (count) => Number(count) + 1))) },
    },
    {
      id: 'list-test-numbers.cached-for-a-minute',
      class: 'bounds',
      description: 'The response says that it is cached for 60 seconds.',
      hooks: { response: whenSuccess(editBody(set('cached_for_seconds', 60))) },
    },
    {
      id: 'list-test-numbers.prefix-not-repeated',
      breaks: 'deviation',
      class: 'missing-field',
      description: 'The response does not repeat the prefix.',
      hooks: { response: whenSuccess(editBody(without('filtered_by_prefix'))) },
    },
    {
      id: 'list-test-numbers.other-prefix-repeated',
      breaks: 'deviation',
      class: 'window',
      description: 'The response repeats only the first two digits of the prefix.',
      hooks: {
        response: whenSuccess(
          editBody(change('filtered_by_prefix', (prefix) => (prefix === null ? null : String(prefix).slice(0, 2)))),
        ),
      },
    },
    {
      id: 'list-test-numbers.number-off-its-prefix',
      breaks: 'deviation',
      class: 'format',
      description: 'A test number does not begin with the prefix beside it.',
      hooks: eachRecord((item) => ({ ...item, prefix: `${String(item.prefix).slice(0, -1)}0`.replace(/^0/, '90') })),
    },
    {
      id: 'list-test-numbers.differ-by-account',
      breaks: 'deviation',
      class: 'isolation',
      description: 'An account other than the first is not shown the first number.',
      hooks: {
        run: changeSuccess((body, { context }) =>
          context.bearer.account.id === 1
            ? body
            : { ...body, data: dataOf(body).slice(1), count: Math.max(0, dataOf(body).length - 1) },
        ),
      },
    },
    {
      id: 'list-test-numbers.change-while-cached',
      class: 'write',
      description: 'Every second response lacks the first number.',
      hooks: () => {
        let responses = 0;
        return {
          run: changeSuccess((body) => {
            responses += 1;
            return responses % 2 === 1
              ? body
              : { ...body, data: dataOf(body).slice(1), count: Math.max(0, dataOf(body).length - 1) };
          }),
        };
      },
    },
    {
      id: 'list-test-numbers.without-count',
      breaks: 'deviation',
      class: 'missing-field',
      description: 'The response has no count.',
      hooks: { response: whenSuccess(editBody(without('count'))) },
    },
    {
      id: 'list-test-numbers.without-test-number',
      class: 'missing-field',
      description: 'Records have no test number.',
      hooks: eachRecord(without('test_number')),
    },
    {
      id: 'list-test-numbers.prefix-with-plus',
      class: 'format',
      description: 'Prefixes start with a plus sign.',
      hooks: eachRecord(change('prefix', (prefix) => `+${prefix}`)),
    },
    {
      id: 'list-test-numbers.bare-numbers',
      class: 'type',
      description: 'Records are strings.',
      hooks: {
        response: whenSuccess(
          editList('data', (items) => items.map((item) => Reflect.get(Object(item), 'test_number'))),
        ),
      },
    },
  ],
);
