import { InvalidResponseError } from './error.ts';
import type { Input } from './operation.ts';

/** A response that is one page of a longer list. */
export interface Page<Item extends { readonly id: number } = { readonly id: number }> {
  readonly data: readonly Item[];
  readonly links: { readonly next: string | null };
  readonly meta: { readonly current_page: number; readonly per_page: number; readonly total: number };
}

/** All items of a list, one by one with `for await`; a page is fetched when it is needed. */
export interface Paginated<OnePage extends Page> extends AsyncIterable<OnePage['data'][number]> {
  /** The same page by page. */
  pages(): AsyncGenerator<OnePage, void, undefined>;
}

/**
 * Goes from the page that a call asked for to the last one, which is known without asking for one more. Only the number of
 * the next page is used: the addresses in `links` may lead anywhere. A page that contradicts itself, holds too few items or
 * repeats those of the page before ends it with an InvalidResponseError, because items would be missed or repeated.
 */
export function paginate(
  operationId: string,
  first: Promise<unknown>,
  input: Input,
  list: (input: Input) => Promise<unknown>,
): Paginated<Page> {
  const start = Number(input.page ?? 1);
  async function* pages() {
    let before: Page | undefined;
    for (let page = start; ; page++) {
      const current: Page = Object(await (before ? list({ ...input, page }) : first));
      // The rest of its form was checked with the response.
      if (!Array.isArray(current.data) || isWrong(current, page, before)) {
        throw new InvalidResponseError(`${operationId}: wrong page ${page}`, { operationId, attempts: 1 });
      }
      yield current;
      if (!current.links.next) return;
      before = current;
    }
  }
  return {
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const { data } of pages()) yield* data;
    },
  };
}

function isWrong({ data, links, meta }: Page, page: number, before: Page | undefined): boolean {
  const { current_page, per_page, total } = meta;
  const left = total - (page - 1) * per_page;
  // An item added meanwhile moves the others to later pages; then the total is another one and repeating them is no fault.
  const earlier = before?.meta.total === total ? before.data : [];
  const different = new Set([...earlier, ...data].map(({ id }) => id)).size;
  return (
    current_page !== page || left > per_page === !links.next || different < earlier.length + Math.min(left, per_page)
  );
}
