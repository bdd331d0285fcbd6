import { asInteger, asText } from '../../engine/session/json.ts';
import { type Answer, type Item, itemsOf, valueAt } from '../../engine/session/response.ts';
import { story } from '../../engine/session/scenario.ts';
import type { Query, Sending, TrustCallerApi } from './api.ts';

/** A paged list as it was walked. */
export interface Walk {
  /** The pages from the first on, in order. */
  readonly pages: readonly Answer[];
  readonly pageSize: number;
  /** Whether the pages are the whole list; a very long one is not walked to its end. */
  readonly complete: boolean;
  /** Whether the list stayed as it was while it was walked. */
  readonly settled: boolean;
  /** The first page, read once more at the end. */
  readonly again: Answer;
  /** The page behind the last one; `null` for a list that was not walked to its end. */
  readonly beyond: Answer | null;
}

/** How a list is asked for. */
export type List = (api: TrustCallerApi, query?: Query, sending?: Sending) => Promise<Answer>;

/** So many pages show whether pages follow one another. */
const pagesToWalk = 3;

/** The numbers of the account, walked page by page. */
export const walkNumbers = story((api: TrustCallerApi) => walk(api, (_, ...rest) => api.listNumbers(...rest)));

/** The calls of the account, walked page by page. */
export const walkCalls = story((api: TrustCallerApi) => walk(api, (_, ...rest) => api.listCalls(...rest)));

/** The records of a page. */
export function recordsOf(answer: Answer): Item[] {
  return itemsOf(answer, 'data');
}

/** The total that a page states; `undefined` when it states none. */
export function totalOf(answer: Answer): number | undefined {
  return asInteger(valueAt(answer, 'meta', 'total'));
}

/** Whether a page says that another one follows. */
export function hasNext(answer: Answer): boolean {
  return (valueAt(answer, 'links', 'next') ?? null) !== null;
}

async function walk(api: TrustCallerApi, list: List): Promise<Walk> {
  const first = await list(api, {});
  const wanted = Math.max(1, Math.ceil((totalOf(first) ?? 0) / pagesToWalk));
  const pageSize = Math.min(wanted, api.limits.largestPage);
  const pages: Answer[] = [];
  while (pages.length < pagesToWalk && (pages.length === 0 || mayContinue(pages, pageSize))) {
    pages.push(await list(api, { per_page: pageSize, page: pages.length + 1 }));
  }
  const again = await list(api, { per_page: pageSize, page: 1 }, { again: true });
  const complete = wanted === pageSize;
  const beyond = complete ? await list(api, { per_page: pageSize, page: pages.length + 1 }) : null;
  return {
    pages,
    pageSize,
    beyond,
    complete,
    settled: pages[0] !== undefined && totalOf(pages[0]) === totalOf(again),
    again,
  };
}

/** The link decides, and so does the count: one of the two may be wrong. */
function mayContinue(pages: readonly Answer[], pageSize: number): boolean {
  const last = pages.at(-1);
  return last !== undefined && (hasNext(last) || (totalOf(last) ?? 0) > pages.length * pageSize);
}

/** The query of a link, when the link is an address with a page in it; what links look like is not documented. */
export function queryOfLink(api: TrustCallerApi, page: Answer, name: string): URLSearchParams | undefined {
  const link = asText(valueAt(page, 'links', name));
  if (link === undefined || !URL.canParse(link, api.settings.baseUrl)) return undefined;
  const { searchParams } = new URL(link, api.settings.baseUrl);
  return searchParams.has('page') ? searchParams : undefined;
}

/** Follows the link to the next page; `undefined` when there is none to follow. */
export async function followNext(api: TrustCallerApi, list: List, page: Answer): Promise<Answer | undefined> {
  const query = queryOfLink(api, page, 'next');
  return query && list(api, Object.fromEntries(query));
}
