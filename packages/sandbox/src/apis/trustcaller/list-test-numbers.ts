import { trustCallerOperation } from './operation.ts';

/** How long the response is kept and served again, in seconds; the document states the same constant. */
const cachedForSeconds = 300;

/** Lists the public test numbers. A response is kept for five minutes, for each prefix on its own. */
export const listTestNumbers = trustCallerOperation('listTestNumbers', 200, ({ query }, { store, now, kept }) => {
  const prefix = query.prefix ?? null;
  const key = prefix ?? '';
  const known = kept.testNumbers.get(key);
  if (known !== undefined && now >= known.since && now < known.since + cachedForSeconds) return known.response;
  const data = store.numbers
    .testNumbers()
    .filter(({ testNumber }) => prefix === null || testNumber.startsWith(prefix))
    .map((number) => ({ prefix: number.prefix, test_number: number.testNumber }));
  const response = {
    data,
    count: data.length,
    cached_for_seconds: cachedForSeconds,
    filtered_by_prefix: prefix,
  } as const;
  if (kept.testNumbers.size >= 1000) kept.testNumbers.clear();
  kept.testNumbers.set(key, { since: now, response });
  return response;
});
