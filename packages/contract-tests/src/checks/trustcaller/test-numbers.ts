import { type Answer, itemsOf, valueAt } from '../../session/answer.ts';
import { sameJson } from '../../session/json.ts';
import type { Check, Checker } from '../check.ts';
import type { TrustCallerApi } from './api.ts';

interface TestNumber {
  readonly pointer: string;
  readonly prefix: string;
  readonly number: string;
}

/** The checks of listTestNumbers. */
export const testNumberChecks: readonly Check<TrustCallerApi>[] = [
  {
    promise: 'test-numbers.same-for-everybody',
    needs: ['noKeyManagementToken'],
    async run(checker, api) {
      const own = checker.expects(await api.listTestNumbers());
      const token = api.settings.noKeyManagementToken ?? null;
      const others = checker.expects(await api.listTestNumbers({}, { token }));
      holdsSameNumbers(checker, others, own, 'Another account sees other test numbers.');
    },
  },
  {
    promise: 'test-numbers.cached-five-minutes',
    stateless: true,
    async run(checker, api) {
      const answer = checker.expects(await api.listTestNumbers());
      const seconds = valueAt(answer, 'cached_for_seconds');
      checker.holds(seconds === api.limits.cachedForSeconds, answer, {
        says: `The answer says that it is cached for ${JSON.stringify(seconds)} s, not for ${api.limits.cachedForSeconds} s.`,
        pointer: '/cached_for_seconds',
        value: seconds,
      });
    },
  },
  {
    promise: 'test-numbers.stable-while-cached',
    stateless: true,
    async run(checker, api) {
      const before = checker.expects(await api.listTestNumbers());
      const after = checker.expects(await api.listTestNumbers({}, { again: true }));
      // The cache may have run out between the two; it has not run out again by the third.
      if (sameJson(numbersIn(before), numbersIn(after))) checker.holds(true, after, { says: '' });
      else {
        const third = checker.expects(await api.listTestNumbers({}, { again: true }));
        holdsSameNumbers(checker, third, after, 'The same request listed other test numbers a moment later.');
      }
    },
  },
  {
    promise: 'test-numbers.prefix-optional',
    async run(checker, api) {
      const all = checker.expects(await api.listTestNumbers());
      const narrowed = checker.expects(await api.listTestNumbers({ prefix: prefixIn(checker, all) }));
      const listed = new Set(numbersIn(all));
      const missing = numbersIn(narrowed).filter((number) => !listed.has(number));
      checker.holds(missing.length === 0, all, {
        says: 'A test number listed with a prefix is missing in the list without one.',
        pointer: '/data',
        value: missing.slice(0, 5),
      });
    },
  },
  {
    promise: 'test-numbers.prefix-narrows',
    async run(checker, api) {
      const prefix = prefixIn(checker, checker.expects(await api.listTestNumbers()));
      const narrowed = checker.expects(await api.listTestNumbers({ prefix }));
      for (const { pointer, number } of testNumbersIn(narrowed)) {
        checker.holds(number.startsWith(prefix), narrowed, {
          says: `The test number ${number} does not begin with the prefix ${prefix}.`,
          pointer: `${pointer}/test_number`,
          value: number,
        });
      }
    },
  },
  {
    promise: 'test-numbers.prefix-loses-nothing',
    async run(checker, api) {
      const all = checker.expects(await api.listTestNumbers());
      const prefix = prefixIn(checker, all);
      const narrowed = checker.expects(await api.listTestNumbers({ prefix }));
      const listed = new Set(numbersIn(narrowed));
      for (const number of numbersIn(all).filter((known) => known.startsWith(prefix))) {
        checker.holds(listed.has(number), narrowed, {
          says: `The test number ${number} begins with ${prefix}, but is not listed with that prefix.`,
          pointer: '/data',
          value: number,
        });
      }
    },
  },
  {
    promise: 'test-numbers.begin-with-own-prefix',
    stateless: true,
    async run(checker, api) {
      const answer = checker.expects(await api.listTestNumbers());
      for (const { pointer, prefix, number } of testNumbersIn(answer)) {
        checker.holds(number.startsWith(prefix), answer, {
          says: `The test number ${number} does not begin with the prefix ${prefix} beside it.`,
          pointer,
          value: { prefix, test_number: number },
        });
      }
    },
  },
  {
    promise: 'test-numbers.count-matches',
    async run(checker, api) {
      const all = checker.expects(await api.listTestNumbers());
      const [first] = testNumbersIn(all);
      const narrowed = first ? [checker.expects(await api.listTestNumbers({ prefix: prefixIn(checker, all) }))] : [];
      for (const answer of [all, ...narrowed]) {
        const count = valueAt(answer, 'count');
        const { length } = itemsOf(answer, 'data');
        checker.holds(count === length, answer, {
          says: `The count is ${JSON.stringify(count)}, but ${length} test numbers are listed.`,
          pointer: '/count',
          value: count,
        });
      }
    },
  },
  {
    promise: 'test-numbers.prefix-repeated',
    async run(checker, api) {
      const prefix = prefixIn(checker, checker.expects(await api.listTestNumbers()));
      const narrowed = checker.expects(await api.listTestNumbers({ prefix }));
      const repeated = valueAt(narrowed, 'filtered_by_prefix');
      checker.holds(repeated === prefix, narrowed, {
        says: `The answer repeats the prefix as ${JSON.stringify(repeated)} instead of ${prefix}.`,
        pointer: '/filtered_by_prefix',
        value: repeated,
      });
    },
  },
];

function testNumbersIn(answer: Answer): TestNumber[] {
  return itemsOf(answer, 'data').flatMap(({ pointer, value }) =>
    typeof value.prefix === 'string' && typeof value.test_number === 'string'
      ? [{ pointer, prefix: value.prefix, number: value.test_number }]
      : [],
  );
}

function numbersIn(answer: Answer): string[] {
  return testNumbersIn(answer)
    .map(({ number }) => number)
    .toSorted();
}

function holdsSameNumbers(checker: Checker, answer: Answer, expected: Answer, says: string): void {
  checker.holds(sameJson(numbersIn(answer), numbersIn(expected)), answer, { says, pointer: '/data' });
}

/**
 * A prefix no longer than any that is listed, so that it is clear which test numbers belong to it; one that leaves
 * some of them out, if there is one.
 */
function prefixIn(checker: Checker, answer: Answer): string {
  const testNumbers = testNumbersIn(answer);
  const shortest = Math.min(...testNumbers.map(({ prefix }) => prefix.length));
  const prefixes = [...new Set(testNumbers.map(({ prefix }) => prefix.slice(0, shortest)))];
  return prefixes[0] ?? checker.cannotTell('there is no test number');
}
