import { compile, defaults, outputs } from '../../generated/trustcaller-full.ts';
import type {
  CallDetailRecord,
  PaginationLinks,
  PaginationMeta,
  TrustCallerOperations,
} from '../../generated/trustcaller-types.ts';
import type { ExchangeOf } from '../options.ts';
import { assertNoDeviations, type Contradiction, createDeviations, hasTwice } from './consistency.ts';

type AnyExchange = ExchangeOf<TrustCallerOperations>;
type ExchangeWith<Id> = Extract<AnyExchange, { operationId: Id }>;

const hour = 3_600_000;

function findContradiction(exchange: AnyExchange): Contradiction {
  switch (exchange.operationId) {
    case 'listNumbers':
      return checkPage(exchange) || checkNumbers(exchange);
    case 'listCalls':
      return checkPage(exchange) || checkCalls(exchange);
    case 'getCall':
      return (
        (exchange.data.data.id !== exchange.request.input.id && 'it is another call') || checkCall(exchange.data.data)
      );
    case 'listTestNumbers':
      return checkTestNumbers(exchange);
    case 'listApiKeys':
      return checkApiKeys(exchange);
    case 'createApiKey':
      return exchange.data.name !== exchange.request.input.name && 'the key has another name';
    default:
      return undefined;
  }
}

function checkNumbers({ data: { data: numbers } }: ExchangeWith<'listNumbers'>): Contradiction {
  return numbers.some(({ reserved, released_at }) => !reserved || released_at) && 'a number is no longer reserved';
}

function checkCalls({ data: { data: calls }, request: { input } }: ExchangeWith<'listCalls'>): Contradiction {
  const starts = calls.map(({ start_at }) => Date.parse(start_at));
  return (
    (starts.some((start, index) => start > (starts[index - 1] ?? Infinity)) && 'the calls are out of order') ||
    calls.map(checkCall).find(Boolean) ||
    (starts.some((start) => isOutside(start, input.from, input.to)) &&
      'a call lies outside the days that were asked for')
  );
}

function checkTestNumbers({ data, request: { input } }: ExchangeWith<'listTestNumbers'>): Contradiction {
  const { data: numbers, count, filtered_by_prefix } = data;
  const { prefix = '' } = input;
  return (
    (count !== numbers.length && 'the count is wrong') ||
    ((filtered_by_prefix ?? '') !== prefix && 'the prefix is not the one that was asked for') ||
    (numbers.some(({ test_number }) => !test_number.startsWith(prefix)) && 'a number does not begin with the prefix') ||
    (numbers.some((number) => !number.test_number.startsWith(number.prefix)) &&
      'a number does not begin with its prefix')
  );
}

function checkApiKeys({ data: { data: keys, count } }: ExchangeWith<'listApiKeys'>): Contradiction {
  return (
    (count !== keys.length && 'the count is wrong') ||
    (hasTwice(keys.map(({ id }) => id)) && 'a key is listed twice') ||
    (keys.some((key) => Date.parse(key.last_used_at ?? key.created_at) < Date.parse(key.created_at)) &&
      'a key was used before it was created') ||
    (keys.some((key) => 'token' in key) && 'it shows a token')
  );
}

/**
 * Lists all that deviates in a successful response: first what breaks its documented form, also where that is only shown
 * or inferred; if nothing does, what contradicts the request or itself: pages that are too long, out of order or another
 * page than asked for, counts that are wrong, a call or key that is another one.
 */
export const listTrustCallerDeviations = /* @__PURE__ */ createDeviations({ compile, outputs }, findContradiction);

/**
 * Fails a call whose response deviates, as `listTrustCallerDeviations` says. For `onResponse` of a TrustCaller client; it
 * costs about two kilobytes, therefore it is not built in.
 *
 * @example
 * const trustcaller = createTrustCallerClient({ token, onResponse: assertConsistentTrustCallerResponse });
 */
export function assertConsistentTrustCallerResponse(exchange: AnyExchange): void {
  assertNoDeviations(exchange, listTrustCallerDeviations(exchange));
}

function checkPage({ data, request: { input } }: ExchangeWith<'listCalls' | 'listNumbers'>): Contradiction {
  const { data: items, links, meta } = data;
  const { page = 1, per_page = defaults.listCalls.per_page } = input;
  const { current_page, total } = meta;
  const expected = Math.min(meta.per_page, Math.max(total - (current_page - 1) * meta.per_page, 0));
  return (
    (current_page !== page && 'it is another page') ||
    (meta.per_page !== per_page && 'the page has another size') ||
    (items.length !== expected && `${items.length} items instead of ${expected}`) ||
    (hasTwice(items.map(({ id }) => id)) && 'an item is listed twice') ||
    ((links.next === null) !== current_page * meta.per_page >= total && 'the link to the next page is wrong') ||
    ((links.prev === null) !== (current_page === 1) && 'the link to the previous page is wrong') ||
    checkLinks(links, meta)
  );
}

/** The form of the links is undocumented, so only what they hold of page and size in the usual way is compared. */
function checkLinks(links: PaginationLinks, { current_page, per_page, total }: PaginationMeta): Contradiction {
  const lastPage = Math.max(Math.ceil(total / per_page), 1);
  // What comes before a page behind the last one is undocumented.
  const previous = current_page - 1 > lastPage ? undefined : current_page - 1;
  const { first, last, prev, next } = links;
  return (
    (leadsElsewhere(first, 'page', 1) && 'the link to the first page leads elsewhere') ||
    (leadsElsewhere(last, 'page', lastPage) && 'the link to the last page leads elsewhere') ||
    (leadsElsewhere(prev, 'page', previous) && 'the link to the previous page leads elsewhere') ||
    (leadsElsewhere(next, 'page', current_page + 1) && 'the link to the next page leads elsewhere') ||
    ([first, last, prev, next].some((link) => leadsElsewhere(link, 'per_page', per_page)) &&
      'a link requests pages of another size')
  );
}

function leadsElsewhere(link: string | null, parameter: string, expected: number | undefined): boolean {
  const [, found] = new RegExp(`[?&]${parameter}=(\\d+)`).exec(link ?? '') ?? [];
  return found !== undefined && expected !== undefined && Number(found) !== expected;
}

function checkCall({ start_at, end_at, duration }: CallDetailRecord): Contradiction {
  return (
    end_at !== null &&
    Math.abs(Date.parse(end_at) - Date.parse(start_at) - duration * 1000) >= 1000 &&
    'the duration of a call is not the time from its start to its end'
  );
}

/** The zone in which days are counted is undocumented: a day begins 14 hours before UTC's at the earliest, 12 after at the latest. */
function isOutside(start: number, from: unknown, to: unknown): boolean {
  return (
    (typeof from === 'string' && start < Date.parse(from) - 14 * hour) ||
    (typeof to === 'string' && start >= Date.parse(to) + (24 + 12) * hour)
  );
}
