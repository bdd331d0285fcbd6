import {
  type ApiKeyList,
  type Call,
  type CallPage,
  type CreatedApiKey,
  defaultPageSize,
  type PaginationLinks,
  type PaginationMeta,
  type ReservedNumberPage,
  type SingleCall,
  type TestNumberList,
} from '../generated/trustcaller.ts';
import { type Check, createCheck, hasTwice } from './check.ts';
import type { Exchange } from './options.ts';

const hour = 3_600_000;

const listNumbers: Check = (exchange) => {
  const { data: numbers }: ReservedNumberPage = exchange.data;
  return (
    checkPage(exchange) ||
    (numbers.some(({ reserved, released_at }) => !reserved || released_at !== null) && 'a number is no longer reserved')
  );
};

const listCalls: Check = (exchange) => {
  const { data: calls }: CallPage = exchange.data;
  const { from, to } = exchange.request.input;
  const starts = calls.map(({ start_at }) => Date.parse(start_at));
  return (
    checkPage(exchange) ||
    (starts.some((start, index) => start > (starts[index - 1] ?? Infinity)) && 'the calls are out of order') ||
    calls.map(checkCall).find(Boolean) ||
    (starts.some((start) => isOutside(start, from, to)) && 'a call lies outside the days that were asked for')
  );
};

const getCall: Check = ({ data, request: { input } }) => {
  const { data: call }: SingleCall = data;
  return (call.id !== input.id && 'it is another call') || checkCall(call);
};

const listTestNumbers: Check = ({ data, request: { input } }) => {
  const { data: numbers, count, filtered_by_prefix }: TestNumberList = data;
  const prefix = typeof input.prefix === 'string' ? input.prefix : '';
  return (
    (count !== numbers.length && 'the count is wrong') ||
    ((filtered_by_prefix ?? '') !== prefix && 'the prefix is not the one that was asked for') ||
    (numbers.some(({ test_number }) => !test_number.startsWith(prefix)) && 'a number does not begin with the prefix') ||
    (numbers.some((number) => !number.test_number.startsWith(number.prefix)) &&
      'a number does not begin with its prefix')
  );
};

const listApiKeys: Check = ({ data }) => {
  const { data: keys, count }: ApiKeyList = data;
  return (
    (count !== keys.length && 'the count is wrong') ||
    (hasTwice(keys.map(({ id }) => id)) && 'a key stands in it twice') ||
    (keys.some((key) => Date.parse(key.last_used_at ?? key.created_at) < Date.parse(key.created_at)) &&
      'a key was used before it was created') ||
    (keys.some((key) => 'token' in key) && 'it shows a token')
  );
};

const createApiKey: Check = ({ data, request: { input } }) => {
  const { name }: CreatedApiKey = data;
  return name !== input.name && 'the key has another name';
};

/**
 * Fails a call whose answer has the right form and still contradicts its request or itself: pages that are too long, out
 * of order or another page than asked for, counts that are wrong, a call or key that is another one. For `onResponse` of a
 * TrustCaller client; it costs about a kilobyte, therefore it is not built in.
 *
 * @example
 * const trustcaller = createTrustCallerClient({ token, onResponse: checkTrustCallerAnswer });
 */
export const checkTrustCallerAnswer = /* @__PURE__ */ createCheck({
  listNumbers,
  listCalls,
  getCall,
  listTestNumbers,
  listApiKeys,
  createApiKey,
});

function checkPage({ data, request: { input } }: Exchange): string | false {
  const { data: items, links, meta }: CallPage | ReservedNumberPage = data;
  const { page = 1, per_page = defaultPageSize } = input;
  const { current_page, total } = meta;
  const expected = Math.min(meta.per_page, Math.max(total - (current_page - 1) * meta.per_page, 0));
  return (
    (current_page !== page && 'it is another page') ||
    (meta.per_page !== per_page && 'the page has another size') ||
    (items.length !== expected && `${items.length} items instead of ${expected}`) ||
    (hasTwice(items.map(({ id }) => id)) && 'an item stands in it twice') ||
    ((links.next === null) !== current_page * meta.per_page >= total && 'the link to the next page is wrong') ||
    ((links.prev === null) !== (current_page === 1) && 'the link to the previous page is wrong') ||
    checkLinks(links, meta)
  );
}

/** The form of the links is undocumented, so only what they say of page and size in the usual way is compared. */
function checkLinks(links: PaginationLinks, { current_page, per_page, total }: PaginationMeta): string | false {
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
      'a link leads to pages of another size')
  );
}

function leadsElsewhere(link: string | null, parameter: string, expected: number | undefined): boolean {
  const [, told] = new RegExp(`[?&]${parameter}=(\\d+)`).exec(link ?? '') ?? [];
  return told !== undefined && expected !== undefined && Number(told) !== expected;
}

function checkCall({ start_at, end_at, duration }: Call): string | false {
  return (
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
