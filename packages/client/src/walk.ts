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
 * Walks from the page that `input` asks for, or the first, to the last page, which is known without asking for one more. Only the number of the next page is
 * used: the addresses in `links` may lead anywhere. An answer that contradicts itself or repeats another page ends the
 * walk with an UnreadableAnswerError, because items would be missed or repeated.
 */
export function walk<Item, Page extends PageOf<Item>, Input extends { readonly page?: number | undefined }>(
  operationId: string,
  list: (input: Input & { readonly page: number }, options?: CallOptions) => Promise<Page>,
  input: Input,
  options?: CallOptions,
): Walk<Item, Page> {
  async function* pages() {
    for (let page = input.page ?? 1; ; page++) {
      const answer = await list({ ...input, page }, options);
      const { meta, links } = answer;
      const isLast = page * meta.per_page >= meta.total;
      if (meta.current_page !== page || isLast !== !links.next) {
        throw new UnreadableAnswerError(`${operationId}: wrong page ${page}`, { operationId, attempts: 1 });
      }
      yield answer;
      if (isLast) return;
    }
  }
  return {
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const { data } of pages()) yield* data;
    },
  };
}
