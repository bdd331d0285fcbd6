import { asInteger, asText } from '../../engine/session/json.ts';
import { type ApiResponse, type Item, itemsOf, valueAt } from '../../engine/session/response.ts';
import { scenario } from '../../engine/session/scenario.ts';
import type { Query, Sending, TrustCallerApi } from './api.ts';

/** A paged list as it was walked. */
export interface Walk {
  /** The pages from the first on, in order. */
  readonly pages: readonly ApiResponse[];
  readonly pageSize: number;
  /** Whether the pages are the whole list; a very long one is not walked to its end. */
  readonly complete: boolean;
  /** Whether the list stayed as it was while it was walked. */
  readonly settled: boolean;
  /** The first page, read again at the end. */
  readonly again: ApiResponse;
  /** The page behind the last one; `null` for a list that was not walked to its end. */
  readonly beyond: ApiResponse | null;
}

/** How a list is asked for. */
export type List = (api: TrustCallerApi, query?: Query, sending?: Sending) => Promise<ApiResponse>;

/** So many pages show whether pages follow one another. */
const pagesToWalk = 3;

/** The numbers of the account, walked page by page. */
export const walkNumbers = scenario((api: TrustCallerApi) => walk(api, (_, ...rest) => api.listNumbers(...rest)));

/** All numbers on one page, read once more: after keys were revoked, where any were, and for comparing it with the first time. */
export const readNumbersAgain = scenario((api: TrustCallerApi) =>
  api.listNumbers({ per_page: api.limits.largestPage }, { again: true }),
);

/** The calls of the account, walked page by page. */
export const walkCalls = scenario((api: TrustCallerApi) => walk(api, (_, ...rest) => api.listCalls(...rest)));

/** The records of a page. */
export function recordsOf(response: ApiResponse): Item[] {
  return itemsOf(response, 'data');
}

/** The total that a page states; `undefined` when it states none. */
export function totalOf(response: ApiResponse): number | undefined {
  return asInteger(valueAt(response, 'meta', 'total'));
}

/** Whether a page says that another one follows. */
export function hasNext(response: ApiResponse): boolean {
  return (valueAt(response, 'links', 'next') ?? null) !== null;
}

async function walk(api: TrustCallerApi, list: List): Promise<Walk> {
  const first = await list(api, {});
  const wanted = Math.max(1, Math.ceil((totalOf(first) ?? 0) / pagesToWalk));
  const pageSize = Math.min(wanted, api.limits.largestPage);
  const pages: ApiResponse[] = [];
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
function mayContinue(pages: readonly ApiResponse[], pageSize: number): boolean {
  const last = pages.at(-1);
  return last !== undefined && (hasNext(last) || (totalOf(last) ?? 0) > pages.length * pageSize);
}

/** The query of a link, when the link is an address with a page in it; what links look like is not documented. */
export function queryOfLink(api: TrustCallerApi, page: ApiResponse, name: string): URLSearchParams | undefined {
  const link = asText(valueAt(page, 'links', name));
  if (link === undefined || !URL.canParse(link, api.settings.baseUrl)) return undefined;
  const { searchParams } = new URL(link, api.settings.baseUrl);
  return searchParams.has('page') ? searchParams : undefined;
}

/** Follows the link to the next page; `undefined` when there is none to follow. */
export async function followNext(api: TrustCallerApi, list: List, page: ApiResponse): Promise<ApiResponse | undefined> {
  const query = queryOfLink(api, page, 'next');
  return query && list(api, Object.fromEntries(query));
}
