import { deviation, fault } from '../../../faults/define.ts';
import { change, set, without } from '../../../faults/response-edits.ts';
import { inList, inSuccess } from '../../../faults/response-hooks.ts';
import { isError } from '../operation.ts';
import { trustCallerFaults } from './define.ts';
import { changeSuccess, dataOf, queryOf, withQuery } from './interceptors.ts';
import { eachRecord } from './records.ts';

/** What can go wrong with the public test numbers. */
export const listTestNumbersFaults = trustCallerFaults(['listTestNumbers'], {
  'list-test-numbers.prefix-ignored': fault.window('A prefix has no effect, although the response repeats it.', {
    run: (call, next) => {
      const all = next(withQuery(call, {}));
      return isError(all) || call.findings.length > 0
        ? next(call)
        : { ...all, body: { ...all.body, filtered_by_prefix: queryOf(call).prefix ?? null } };
    },
  }),
  'list-test-numbers.prefix-loses-one': deviation.window('With a prefix the last matching number is missing.', {
    run: changeSuccess((body, call) => {
      const data = dataOf(body);
      return queryOf(call).prefix === undefined
        ? body
        : { ...body, data: data.slice(0, -1), count: Math.max(0, data.length - 1) };
    }),
  }),
  'list-test-numbers.one-prefix-by-default': fault.window(
    'Without a prefix only the numbers of one prefix are listed.',
    {
      run: changeSuccess((body, call) => {
        const [first] = dataOf(body);
        const data = dataOf(body).filter(({ prefix }) => prefix === first?.prefix);
        return queryOf(call).prefix === undefined ? { ...body, data, count: data.length } : body;
      }),
    },
  ),
  'list-test-numbers.count-off-by-one': deviation.counter(
    'The count is one too high.',
    inSuccess(change('count', (count) => Number(count) + 1)),
  ),
  'list-test-numbers.cached-for-a-minute': fault.bounds(
    'The response says that it is cached for 60 seconds.',
    inSuccess(set('cached_for_seconds', 60)),
  ),
  'list-test-numbers.prefix-not-repeated': deviation.missingField(
    'The response does not repeat the prefix.',
    inSuccess(without('filtered_by_prefix')),
  ),
  'list-test-numbers.other-prefix-repeated': deviation.window(
    'The response repeats only the first two digits of the prefix.',
    inSuccess(change('filtered_by_prefix', (prefix) => (prefix === null ? null : String(prefix).slice(0, 2)))),
  ),
  'list-test-numbers.number-off-its-prefix': deviation.format(
    'A test number does not begin with the prefix beside it.',
    eachRecord((item) => ({ ...item, prefix: `${String(item.prefix).slice(0, -1)}0`.replace(/^0/, '90') })),
  ),
  'list-test-numbers.differ-by-account': deviation.isolation(
    'An account other than the first is not shown the first number.',
    {
      run: changeSuccess((body, { context }) =>
        context.bearer.account.id === 1
          ? body
          : { ...body, data: dataOf(body).slice(1), count: Math.max(0, dataOf(body).length - 1) },
      ),
    },
  ),
  'list-test-numbers.change-while-cached': fault.write('Every second response lacks the first number.', () => {
    let responses = 0;
    return {
      run: changeSuccess((body) => {
        responses += 1;
        return responses % 2 === 1
          ? body
          : { ...body, data: dataOf(body).slice(1), count: Math.max(0, dataOf(body).length - 1) };
      }),
    };
  }),
  'list-test-numbers.without-count': deviation.missingField('The response has no count.', inSuccess(without('count'))),
  'list-test-numbers.without-test-number': fault.missingField(
    'Records have no test number.',
    eachRecord(without('test_number')),
  ),
  'list-test-numbers.prefix-with-plus': fault.format(
    'Prefixes start with a plus sign.',
    eachRecord(change('prefix', (prefix) => `+${prefix}`)),
  ),
  'list-test-numbers.bare-numbers': fault.type(
    'Records are strings.',
    inList('data', (items) => items.map((item) => Reflect.get(Object(item), 'test_number'))),
  ),
});
