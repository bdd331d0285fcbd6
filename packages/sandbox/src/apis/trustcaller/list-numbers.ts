import { writeInstant, writeOptionalInstant } from './dates.ts';
import { type Input, type Success, type TrustCallerContext, trustCallerOperation } from './operation.ts';
import { paginate } from './pagination.ts';

const pagesKept = 200;

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
