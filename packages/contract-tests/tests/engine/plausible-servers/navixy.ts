import { isObject } from '../../../src/engine/session/json.ts';
import type { Fetch } from '../../../src/transport/fetch.ts';
import { eachIn, failsOnce, intercepts, type Met, parse, rejects, responds, type Trait, top } from './trait.ts';

function codeOf({ body }: Pick<Met, 'body'>): unknown {
  return isObject(body) && isObject(body.status) ? body.status.code : undefined;
}

/** Other statuses and codes of failures, where the sandbox has the one in the table. */
const statusOf = (id: string, reason: string, codes: readonly number[], status: number): Trait =>
  responds(id, reason, (met) => (codes.includes(Number(codeOf(met))) ? { status } : null));

const codeInstead = (id: string, reason: string, from: number, to: number, status = 400): Trait =>
  responds(id, reason, (met) => (codeOf(met) === from ? { status, body: failure(to) } : null));

function failure(code: number, more: Readonly<Record<string, unknown>> = {}) {
  return { success: false, status: { code, description: 'It did not work' }, ...more };
}

function rejected(code: number, status = 400): Response {
  return Response.json(failure(code), { status });
}

const messages = (id: string, reason: string, edit: Parameters<typeof eachIn>[2]): Trait =>
  responds(id, reason, (met) =>
    met.path.endsWith('/tracker/chat/list') && met.status === 200 ? { body: eachIn(met.body, 'list', edit) } : null,
  );

const texts = (id: string, reason: string, isRestricted: (text: string) => boolean): Trait =>
  intercepts(id, reason, (request, text) =>
    /\/chat\/(send|broadcast)$/.test(new URL(request.url).pathname) && isRestricted(messageIn(text))
      ? rejected(7)
      : null,
  );

function messageIn(text: string): string {
  if (!text.startsWith('{')) return new URLSearchParams(text).get('message') ?? '';
  const body: unknown = JSON.parse(text);
  return isObject(body) && typeof body.message === 'string' ? body.message : '';
}

const errors = (id: string, reason: string, list: unknown): Trait =>
  responds(id, reason, (met) =>
    isObject(met.body) && met.body.success === false ? { body: top(met.body, { errors: list }) } : null,
  );

const trustedLists = (id: string, reason: string, edit: (list: readonly unknown[]) => unknown[]): Trait =>
  responds(id, reason, ({ path, body }) =>
    path.endsWith('/trusted_number/list') && isObject(body) && Array.isArray(body.list)
      ? { body: top(body, { list: edit(body.list) }) }
      : null,
  );

/** Lists that were written before there was a rule for the length of a number, until they are written again. */
function shortNumbers(id: string, reason: string): Trait {
  const old = '49123456';
  const around = (next: Fetch): Fetch => {
    const rewritten = new Set<unknown>();
    return async (request) => {
      const text = request.body === null ? new URL(request.url).search : await request.clone().text();
      const asked = parse(text);
      const tracker = isObject(asked) ? asked.tracker_id : Number(new URLSearchParams(text).get('tracker_id'));
      if (request.url.includes('/trusted_number/update')) {
        rewritten.add(tracker);
        if (!isObject(asked) || !Array.isArray(asked.trusted_numbers)) return next(request);
        const body = JSON.stringify({ ...asked, trusted_numbers: asked.trusted_numbers.filter((one) => one !== old) });
        return next(new Request(request.url, { method: request.method, headers: request.headers, body }));
      }
      const response = await next(request);
      if (!request.url.includes('/trusted_number/list') || !response.ok || rewritten.has(tracker)) return response;
      const body: unknown = await response.json();
      if (!isObject(body) || !Array.isArray(body.list)) return Response.json(body);
      return Response.json({ ...body, list: [...body.list, old] });
    };
  };
  return { id, reason, around };
}

/** Ways to be right of the Navixy API. */
export const navixyTraits: readonly Trait[] = [
  intercepts(
    'tracker-before-parameters',
    'which error wins where a tracker is unknown and a parameter wrong is not documented',
    (request, text) => {
      const { pathname } = new URL(request.url);
      if (
        !request.headers.has('Authorization') ||
        !text.includes('2147483647') ||
        text.includes('hash') ||
        !/(send|update|broadcast)$/.test(pathname)
      )
        return null;
      return rejected(pathname.endsWith('broadcast') ? 217 : 201);
    },
  ),
  statusOf('contested-codes-as-403', "the vendor's OpenAPI groups these codes under 403", [201, 214, 217, 236], 403),
  statusOf('not-found-as-404', 'other pages of the vendor give code 201 the status 404', [201], 404),
  statusOf('tariff-as-400', 'the chat page names no status for code 236', [236], 400),
  codeInstead('missing-hash-as-4', 'the table has code 3 for a wrong hash, and none for a missing one', 3, 4),
  codeInstead('type-error-as-5', 'a JSON type error may make the format of the request wrong', 7, 5),
  codeInstead('no-right-as-11', 'the page names the right, not the code', 13, 11, 403),
  codeInstead('error-descriptions', 'descriptions of errors are written for people', 208, 208, 403),
  texts(
    'four-byte-characters-rejected',
    'the rules for strings let characters of more than three bytes be restricted',
    (text) => /[\u{10000}-\u{10ffff}]/u.test(text),
  ),
  texts('line-breaks-rejected', 'the rules for strings let line breaks be restricted', (text) =>
    /[\r\n\u2028]/.test(text),
  ),
  texts('tabs-rejected', 'the rules for strings let tabs be restricted', (text) => text.includes('\t')),
  texts('control-characters-rejected', 'the rules for strings reject control characters', (text) =>
    /\p{Cc}/u.test(text),
  ),
  texts(
    'twenty-thousand-bytes',
    'the page gives the greatest size no unit',
    (text) => Buffer.byteLength(text) > 20_000,
  ),
  messages('texts-trimmed', 'nothing says that blanks at the ends of a text are kept', (message) => ({
    ...message,
    text: String(message.text).trim(),
  })),
  messages('third-status', 'enumerations may grow', (message, index) =>
    index === 0 ? { ...message, status: 'READ' } : message,
  ),
  messages('third-type', 'enumerations may grow', (message, index) =>
    index < 3 && message.type === 'INCOMING' ? { ...message, type: 'SYSTEM' } : message,
  ),
  messages('extra-fields', 'fields may be added at any time', (message) => ({ ...message, read: true })),
  messages('employee-null', 'the field is nullable', (message) => ({ ...message, employee_id: null })),
  messages('employee-omitted', 'the field is optional', ({ employee_id: _, ...message }) => message),
  messages('employee-zero', 'an integer has no documented minimum', (message) => ({ ...message, employee_id: 0 })),
  messages('large-ids', 'the size of an ID is not documented for the field', (message) => ({
    ...message,
    avatar_id: 4_000_000_000,
  })),
  messages('empty-text', 'a text in a list has no documented minimum', (message, index) =>
    index === 1 && message.type === 'INCOMING' ? { ...message, text: '' } : message,
  ),
  messages('device-clock-behind', 'the clock of a device may be behind', (message) =>
    typeof message.update_time === 'string' && message.type === 'OUTGOING'
      ? { ...message, update_time: message.submit_time }
      : message,
  ),
  responds('descriptions-empty', 'descriptions of errors are written for people', ({ body }) =>
    isObject(body) && isObject(body.status)
      ? { body: top(body, { status: { ...body.status, description: '' } }) }
      : null,
  ),
  errors('errors-empty', 'the page on errors shows no list of errors', []),
  errors('errors-omitted', 'the page on errors shows no list of errors', undefined),
  errors('errors-of-their-own', 'code 242 carries items of its own', [{ field: 'x', reason: 'y' }]),
  errors('errors-null', 'null fields may be omitted or not', null),
  shortNumbers('short-numbers', 'only the request has 10 to 15 digits'),
  trustedLists('numbers-in-another-order', 'the order of the list is not documented', (list) => list.toReversed()),
  intercepts('long-spans-rejected', 'code 211 is for a span that is too long', (request, text) => {
    const from = /"from":"(\d{4}-\d\d-\d\d)/.exec(text)?.[1];
    const isLong = from !== undefined && !text.includes('"to"') && Date.now() - Date.parse(from) > 31 * 86_400_000;
    return request.url.endsWith('/tracker/chat/list') && isLong ? rejected(211) : null;
  }),
  intercepts(
    'large-requests-as-412',
    'the table has code 9 with HTTP 412 for a request that is too large',
    (_, text) => (text.length > 20_100 ? rejected(9, 412) : null),
  ),
  intercepts(
    'long-lists-deduplicated',
    'whether trackers named twice count twice is not documented',
    (request, text) => {
      const body = parse(text);
      if (!isObject(body) || !Array.isArray(body.trackers) || body.trackers.length <= 300) return null;
      const trackers = [...new Set(body.trackers)];
      return new Request(request.url, {
        method: 'POST',
        headers: request.headers,
        body: JSON.stringify({ ...body, trackers }),
      });
    },
  ),
  intercepts('header-first', 'the numbered list of places gives no precedence', (request, text) => {
    const hash = /^NVX (\w+)$/.exec(request.headers.get('Authorization') ?? '')?.[1];
    const url = new URL(request.url);
    if (hash === undefined || !url.searchParams.has('hash')) return null;
    url.searchParams.set('hash', hash);
    const { method, headers } = request;
    return new Request(url, { method, headers, ...(method === 'GET' ? {} : { body: text }) });
  }),
  intercepts('ten-digits-rejected', 'a number of ten digits need not be one that anybody can call', (request, text) =>
    request.url.endsWith('/trusted_number/update') && /"\d{10}"/.test(text) ? rejected(7) : null,
  ),
  rejects('arrays-in-forms-rejected', 'only samples show an array in a form', (request, text) =>
    (request.headers.get('content-type') ?? '').includes('urlencoded') && /trackers=/.test(text) ? rejected(7) : null,
  ),
  responds(
    'delivery-time-of-last-message',
    'which of its two times dates the last message is not said',
    ({ path, body }) => {
      if (!path.endsWith('/chat/updated/list') || !isObject(body) || !isObject(body.value)) return null;
      const value = Object.entries(body.value).map(([id, time]) => [id, String(time).replace(/:\d\d$/, ':59')]);
      return { body: top(body, { value: Object.fromEntries(value) }) };
    },
  ),
  responds(
    'zero-counts-listed',
    'whether a tracker without unread messages is in the map is not said',
    ({ path, body }) =>
      path.endsWith('/unread/count') && isObject(body) && isObject(body.value)
        ? { body: top(body, { value: { ...body.value, 77: 0 } }) }
        : null,
  ),
  responds('charset-named', 'a content type may name its charset', () => ({
    headers: { 'Content-Type': 'application/json;charset=UTF-8' },
  })),
  responds('extra-top-level-fields', 'fields may be added at any time', ({ body }) => ({
    body: top(body, { took: 3 }),
  })),
  failsOnce(
    'one-503',
    'a deployment makes one request fail',
    31,
    () => new Response('<h1>503</h1>', { status: 503, headers: { 'Content-Type': 'text/html' } }),
  ),
  failsOnce('one-502-early', 'a gateway makes one request fail', 6, () => new Response('', { status: 502 })),
  failsOnce('one-reset', 'a connection may break', 24, () => {
    throw new TypeError('fetch failed');
  }),
];
