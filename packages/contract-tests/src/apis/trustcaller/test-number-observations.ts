import type { Check } from '../../engine/check.ts';
import type { Observed, Traffic } from '../../engine/passive/traffic.ts';
import { observedOf, succeeded } from '../../engine/passive/traffic.ts';
import { eachOf, overall } from '../../engine/passive/whole-api.ts';
import { sameJson } from '../../engine/session/json.ts';
import { valueAt } from '../../engine/session/response.ts';
import { assertCount } from './assertions.ts';
import { readLimits } from './limits.ts';
import { recordsOf } from './paging.ts';

/** What the lists of test numbers show. */
export const testNumberObservations: readonly Check<Traffic>[] = [
  eachOf('test-numbers.begin-with-own-prefix', 'listTestNumbers', (context, { response }) => {
    for (const { pointer, value } of recordsOf(response)) {
      context.assert(String(value.test_number).startsWith(String(value.prefix)), response, {
        message: `The test number ${String(value.test_number)} does not begin with the prefix beside it.`,
        pointer: `${pointer}/test_number`,
        value: value.test_number,
      });
    }
  }),
  eachOf('test-numbers.prefix-narrows', 'listTestNumbers', (context, { sent, response }) => {
    const { prefix } = sent;
    if (typeof prefix !== 'string') return;
    for (const { pointer, value } of recordsOf(response)) {
      context.assert(String(value.test_number).startsWith(prefix), response, {
        message: `The test number ${String(value.test_number)} does not begin with the prefix ${prefix}.`,
        pointer: `${pointer}/test_number`,
        value: value.test_number,
      });
    }
  }),
  eachOf('test-numbers.prefix-repeated', 'listTestNumbers', (context, { sent, response, isValid }) => {
    if (!isValid || typeof sent.prefix !== 'string') return;
    const repeated = valueAt(response, 'filtered_by_prefix');
    context.assert(repeated === sent.prefix, response, {
      message: `The response repeats the prefix as ${JSON.stringify(repeated)} instead of ${sent.prefix}.`,
      pointer: '/filtered_by_prefix',
      value: repeated,
    });
  }),
  overall('test-numbers.prefix-loses-nothing', (context, traffic) => {
    const lists = observedOf(traffic, 'listTestNumbers').filter(succeeded);
    const all = lists.filter(({ sent }) => sent.prefix === undefined).at(-1);
    for (const { sent, response } of lists) {
      const { prefix } = sent;
      if (typeof prefix !== 'string' || all === undefined) continue;
      const expected = recordsOf(all.response).filter(({ value }) => String(value.prefix).startsWith(prefix));
      const listed = new Set(recordsOf(response).map(({ value }) => value.test_number));
      context.assert(
        expected.every(({ value }) => listed.has(value.test_number)),
        response,
        {
          message: `Test numbers that begin with ${prefix} are listed without a prefix only.`,
          pointer: '/data',
        },
      );
      const known = new Set(recordsOf(all.response).map(({ value }) => value.test_number));
      context.assert(
        [...listed].every((number) => known.has(number)),
        all.response,
        {
          message: 'A test number listed with a prefix is missing in the list without one.',
          pointer: '/data',
        },
      );
    }
  }),
  ...['listTestNumbers', 'listApiKeys'].map((operationId, index) =>
    eachOf(
      index === 0 ? 'test-numbers.count-matches' : 'api-keys.count-matches',
      operationId,
      (context, { response }) => assertCount(context, response),
    ),
  ),
  overall('test-numbers.stable-while-cached', (context, traffic) => {
    const lists = observedOf(traffic, 'listTestNumbers').filter(
      (seen) => succeeded(seen) && seen.sent.prefix === undefined,
    );
    const numbers = ({ response }: Observed) =>
      recordsOf(response)
        .map(({ value }) => value.test_number)
        .toSorted();
    // The cache may run out once between three lists, but not twice.
    lists.slice(2).forEach((third, index) => {
      const [first, second] = lists.slice(index);
      if (!first || !second || third.startedAt - first.startedAt > 60_000) return;
      const isStable = sameJson(numbers(first), numbers(second)) || sameJson(numbers(second), numbers(third));
      context.assert(isStable, third.response, { message: 'Three requests in a row listed different test numbers.' });
    });
  }),
  overall('test-numbers.cached-five-minutes', (context, traffic) => {
    for (const { response } of observedOf(traffic, 'listTestNumbers').filter(succeeded)) {
      const seconds = valueAt(response, 'cached_for_seconds');
      context.assert(seconds === readLimits(traffic.contract).cachedForSeconds, response, {
        message: `The response says that it is cached for ${JSON.stringify(seconds)} s.`,
        pointer: '/cached_for_seconds',
        value: seconds,
      });
    }
  }),
];
