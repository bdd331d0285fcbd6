import { type Check, type CheckContext, check } from '../../engine/check.ts';
import { sameJson } from '../../engine/session/json.ts';
import { type ApiResponse, itemsOf, valueAt } from '../../engine/session/response.ts';
import type { TrustCallerApi } from './api.ts';
import { assertCount } from './assertions.ts';

interface TestNumber {
  readonly pointer: string;
  readonly prefix: string;
  readonly number: string;
}

/** The checks of listTestNumbers. */
export const testNumberChecks: readonly Check<TrustCallerApi>[] = [
  check({ promise: 'test-numbers.same-for-everybody', needs: ['noKeyManagementToken'] }, async (context, api) => {
    const own = context.requireStatus(await api.listTestNumbers());
    const token = api.settings.noKeyManagementToken ?? null;
    const others = context.requireStatus(await api.listTestNumbers({}, { token }));
    holdsSameNumbers(context, others, own, 'Another account sees other test numbers.');
  }),
  check({ promise: 'test-numbers.cached-five-minutes', worksOnMock: true }, async (context, api) => {
    const response = context.requireStatus(await api.listTestNumbers());
    const seconds = valueAt(response, 'cached_for_seconds');
    context.assert(seconds === api.limits.cachedForSeconds, response, {
      message: `The response says that it is cached for ${JSON.stringify(seconds)} s, not for ${api.limits.cachedForSeconds} s.`,
      pointer: '/cached_for_seconds',
      value: seconds,
    });
  }),
  check(
    {
      promise: 'test-numbers.stable-while-cached',
      worksOnMock: true, // One request directly after the other, with none of another check in between.
      phase: 'last',
    },
    async (context, api) => {
      const token = api.settings.noKeyManagementToken;
      const sending = { again: true, ...(token === undefined ? {} : { token }) };
      const first = context.requireStatus(await api.listTestNumbers({}, sending));
      const second = context.requireStatus(await api.listTestNumbers({}, sending));
      if (sameJson(numbersIn(first), numbersIn(second))) return context.assert(true, second, { message: '' });
      // The cache may have run out between the two; it has not run out again by the third.
      const third = context.requireStatus(await api.listTestNumbers({}, sending));
      holdsSameNumbers(context, third, second, 'The same request listed other test numbers directly afterwards.');
    },
  ),
  check('test-numbers.prefix-optional', async (context, api) => {
    const all = context.requireStatus(await api.listTestNumbers());
    const listed = new Set(numbersIn(all));
    const digits = '123456789'.split('').filter((digit) => ![...listed].some((number) => number.startsWith(digit)));
    // The other account's quota pays for most of the looks behind digits that the list has no number for.
    const token = api.settings.noKeyManagementToken;
    const narrowed = [context.requireStatus(await api.listTestNumbers({ prefix: prefixesIn(context, all)[0] }))];
    for (const prefix of token === undefined ? digits.slice(0, 1) : digits) {
      narrowed.push(await api.listTestNumbers({ prefix }, token === undefined ? {} : { token }));
    }
    const missing = narrowed.flatMap(numbersIn).filter((number) => !listed.has(number));
    context.assert(missing.length === 0, all, {
      message: 'A test number listed with a prefix is missing in the list without one.',
      pointer: '/data',
      value: missing.slice(0, 5),
    });
  }),
  narrowedCheck('test-numbers.prefix-narrows', (context, { prefix, narrowed }) => {
    for (const { pointer, number } of testNumbersIn(narrowed)) {
      context.assert(number.startsWith(prefix), narrowed, {
        message: `The test number ${number} does not begin with the prefix ${prefix}.`,
        pointer: `${pointer}/test_number`,
        value: number,
      });
    }
  }),
  narrowedCheck('test-numbers.prefix-loses-nothing', (context, { prefix, narrowed, all }) => {
    const listed = new Set(numbersIn(narrowed));
    // A test number for a shorter prefix may or may not count, even if its digits go on like the prefix.
    for (const { number } of testNumbersIn(all).filter((known) => known.prefix.startsWith(prefix))) {
      context.assert(listed.has(number), narrowed, {
        message: `The test number ${number} begins with ${prefix}, but is not listed with that prefix.`,
        pointer: '/data',
        value: number,
      });
    }
  }),
  check({ promise: 'test-numbers.begin-with-own-prefix', worksOnMock: true }, async (context, api) => {
    const response = context.requireStatus(await api.listTestNumbers());
    for (const { pointer, prefix, number } of testNumbersIn(response)) {
      context.assert(number.startsWith(prefix), response, {
        message: `The test number ${number} does not begin with the prefix ${prefix} beside it.`,
        pointer,
        value: { prefix, test_number: number },
      });
    }
  }),
  check('test-numbers.count-matches', async (context, api) => {
    const all = context.requireStatus(await api.listTestNumbers());
    const [first] = testNumbersIn(all);
    const narrowed = first
      ? [context.requireStatus(await api.listTestNumbers({ prefix: prefixesIn(context, all)[0] }))]
      : [];
    for (const response of [all, ...narrowed]) assertCount(context, response);
  }),
  narrowedCheck('test-numbers.prefix-repeated', (context, { prefix, narrowed }) => {
    const repeated = valueAt(narrowed, 'filtered_by_prefix');
    context.assert(repeated === prefix, narrowed, {
      message: `The response repeats the prefix as ${JSON.stringify(repeated)} instead of ${prefix}.`,
      pointer: '/filtered_by_prefix',
      value: repeated,
    });
  }),
];

function testNumbersIn(response: ApiResponse): TestNumber[] {
  return itemsOf(response, 'data').flatMap(({ pointer, value }) =>
    typeof value.prefix === 'string' && typeof value.test_number === 'string'
      ? [{ pointer, prefix: value.prefix, number: value.test_number }]
      : [],
  );
}

function numbersIn(response: ApiResponse): string[] {
  return testNumbersIn(response)
    .map(({ number }) => number)
    .toSorted();
}

function holdsSameNumbers(context: CheckContext, response: ApiResponse, expected: ApiResponse, message: string): void {
  context.assert(sameJson(numbersIn(response), numbersIn(expected)), response, { message, pointer: '/data' });
}

interface Narrowed {
  readonly prefix: string;
  readonly narrowed: ApiResponse;
  readonly all: ApiResponse;
}

/** A check of the list narrowed by a short and by a long prefix. */
function narrowedCheck(
  promise: string,
  look: (context: CheckContext, narrowed: Narrowed) => void,
): Check<TrustCallerApi> {
  return check({ promise }, async (context, api) => {
    const all = context.requireStatus(await api.listTestNumbers());
    for (const prefix of prefixesIn(context, all)) {
      look(context, { prefix, narrowed: context.requireStatus(await api.listTestNumbers({ prefix })), all });
    }
  });
}

/** The longest prefix listed, and the first digit of another one if there is one. */
function prefixesIn(context: CheckContext, response: ApiResponse): string[] {
  const prefixes = testNumbersIn(response).map(({ prefix }) => prefix);
  const [longest] = prefixes.toSorted((left, right) => right.length - left.length);
  if (longest === undefined) return context.skip('there is no test number');
  const other = prefixes.find((prefix) => !prefix.startsWith(longest.slice(0, 1)))?.slice(0, 1);
  return other === undefined ? [longest] : [other, longest];
}
