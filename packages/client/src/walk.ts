import { UnreadableAnswerError } from './error.ts';
import type { CallOptions } from './options.ts';

/** An answer that is one page of a longer list. */
export interface PageOf<Item> {
  readonly data: readonly Item[];
  readonly links: { readonly next: string | null };
  readonly meta: { readonly current_page: number; readonly per_page: number; readonly total: number };
}

/** A walk through a list: `for await` gives its items one by one, fetching a page when it is needed. */
export interface Walk<Item, Page> extends AsyncIterable<Item> {
  /** The same walk page by page. */
  pages(): AsyncGenerator<Page, void, undefined>;
}

/**
 * Walks from the page that `input` asks for, or the first, to the last page, which is known without asking for one more.
 * Only the number of the next page is used: the addresses in `links` may lead anywhere. A page that contradicts itself,
 * holds too few items or repeats those of the page before ends the walk with an UnreadableAnswerError, because items would
 * be missed or repeated.
 */
export function walk<
  Item extends { readonly id: number },
  Page extends PageOf<Item>,
  Input extends { readonly page?: number | undefined },
>(
  operationId: string,
  list: (input: Input & { readonly page: number }, options?: CallOptions) => Promise<Page>,
  input: Input,
  options?: CallOptions,
): Walk<Item, Page> {
  async function* pages() {
    let before: Page | undefined;
    for (let page = input.page ?? 1; ; page++) {
      const answer = await list({ ...input, page }, options);
      if (isWrong(answer, page, before)) {
        throw new UnreadableAnswerError(`${operationId}: wrong page ${page}`, { operationId, attempts: 1 });
      }
      yield answer;
      if (!answer.links.next) return;
      before = answer;
    }
  }
  return {
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const { data } of pages()) yield* data;
    },
  };
}

function isWrong<Item extends { readonly id: number }>(
  { data, links, meta }: PageOf<Item>,
  page: number,
  before: PageOf<Item> | undefined,
): boolean {
  const { current_page, per_page, total } = meta;
  const left = total - (page - 1) * per_page;
  // An item added meanwhile moves the others to later pages; then the total is another one and repeating them is no fault.
  const earlier = before?.meta.total === total ? before.data : [];
  const different = new Set([...earlier, ...data].map(({ id }) => id)).size;
  return (
    current_page !== page ||
    left > per_page !== Boolean(links.next) ||
    different < earlier.length + Math.min(left, per_page)
  );
}
