import { writeInstant, writeOptionalInstant } from './dates.ts';
import { type Input, type Success, type TrustCallerContext, trustCallerOperation } from './operation.ts';
import { paginate } from './pagination.ts';

const pagesKept = 200;
/** How long the response is kept and served again, in seconds; the document states the same constant. */
const cachedForSeconds = 300;

/** Lists the numbers an account reserves at present. A page is built once for as long as no number changes. */
export const listNumbers = trustCallerOperation('listNumbers', 200, (input, context) => {
  const { bearer, store, address, kept } = context;
  const { page = 1, per_page: perPage } = input.query;
  const key = [store.numbers.revision, bearer.account.id, page, perPage, address].join(' ');
  const known = kept.numberPages.get(key);
  if (known !== undefined && isNumberPage(known)) return known;
  const built = buildPage(input, context);
  if (kept.numberPages.size >= pagesKept) kept.numberPages.clear();
  kept.numberPages.set(key, built);
  return built;
});

function isNumberPage(value: object): value is Success<'listNumbers'> {
  return 'data' in value;
}

function buildPage({ query }: Input<'listNumbers'>, context: TrustCallerContext): Success<'listNumbers'> {
  const { bearer, store, variations, address } = context;
  const { page = 1, per_page: perPage = 1 } = query;
  const total = store.numbers.count(bearer.account.id);
  const data = store.numbers.page(bearer.account.id, perPage, (page - 1) * perPage).map((number) => ({
    id: number.id,
    number: number.number,
    reserved: number.releasedAt === null,
    released_at: writeOptionalInstant(number.releasedAt, variations),
    ivr_id: number.ivrId,
    created_at: writeInstant(number.createdAt, variations),
  }));
  return { data, ...paginate({ page, perPage, total }, address, { per_page: perPage }, variations.fullPageMeta) };
}

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
