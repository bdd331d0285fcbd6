import type { Check, Checker } from '../../engine/check.ts';
import { sameJson } from '../../engine/session/json.ts';
import { type Answer, itemsOf, valueAt } from '../../engine/session/response.ts';
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
      const listed = new Set(numbersIn(all));
      const digits = '123456789'.split('').filter((digit) => ![...listed].some((number) => number.startsWith(digit)));
      // The other account's quota pays for most of the looks behind digits that the list has no number for.
      const token = api.settings.noKeyManagementToken;
      const narrowed = [checker.expects(await api.listTestNumbers({ prefix: prefixesIn(checker, all)[0] }))];
      for (const prefix of token === undefined ? digits.slice(0, 1) : digits) {
        narrowed.push(await api.listTestNumbers({ prefix }, token === undefined ? {} : { token }));
      }
      const missing = narrowed.flatMap(numbersIn).filter((number) => !listed.has(number));
      checker.holds(missing.length === 0, all, {
        says: 'A test number listed with a prefix is missing in the list without one.',
        pointer: '/data',
        value: missing.slice(0, 5),
      });
    },
  },
  narrowedCheck('test-numbers.prefix-narrows', (checker, { prefix, narrowed }) => {
    for (const { pointer, number } of testNumbersIn(narrowed)) {
      checker.holds(number.startsWith(prefix), narrowed, {
        says: `The test number ${number} does not begin with the prefix ${prefix}.`,
        pointer: `${pointer}/test_number`,
        value: number,
      });
    }
  }),
  narrowedCheck('test-numbers.prefix-loses-nothing', (checker, { prefix, narrowed, all }) => {
    const listed = new Set(numbersIn(narrowed));
    // A test number for a shorter prefix may or may not count, even if its digits go on like the prefix.
    for (const { number } of testNumbersIn(all).filter((known) => known.prefix.startsWith(prefix))) {
      checker.holds(listed.has(number), narrowed, {
        says: `The test number ${number} begins with ${prefix}, but is not listed with that prefix.`,
        pointer: '/data',
        value: number,
      });
    }
  }),
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
      const narrowed = first
        ? [checker.expects(await api.listTestNumbers({ prefix: prefixesIn(checker, all)[0] }))]
        : [];
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
  narrowedCheck('test-numbers.prefix-repeated', (checker, { prefix, narrowed }) => {
    const repeated = valueAt(narrowed, 'filtered_by_prefix');
    checker.holds(repeated === prefix, narrowed, {
      says: `The answer repeats the prefix as ${JSON.stringify(repeated)} instead of ${prefix}.`,
      pointer: '/filtered_by_prefix',
      value: repeated,
    });
  }),
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

interface Narrowed {
  readonly prefix: string;
  readonly narrowed: Answer;
  readonly all: Answer;
}

/** A check of the list narrowed by a short and by a long prefix. */
function narrowedCheck(promise: string, look: (checker: Checker, narrowed: Narrowed) => void): Check<TrustCallerApi> {
  return {
    promise,
    async run(checker, api) {
      const all = checker.expects(await api.listTestNumbers());
      for (const prefix of prefixesIn(checker, all)) {
        look(checker, { prefix, narrowed: checker.expects(await api.listTestNumbers({ prefix })), all });
      }
    },
  };
}

/** The longest prefix listed, and the first digit of another one if there is one. */
function prefixesIn(checker: Checker, answer: Answer): string[] {
  const prefixes = testNumbersIn(answer).map(({ prefix }) => prefix);
  const [longest] = prefixes.toSorted((left, right) => right.length - left.length);
  if (longest === undefined) return checker.cannotTell('there is no test number');
  const other = prefixes.find((prefix) => !prefix.startsWith(longest.slice(0, 1)))?.slice(0, 1);
  return other === undefined ? [longest] : [other, longest];
}
