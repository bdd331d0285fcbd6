import { isObject } from '../../../src/engine/session/json.ts';
import type { Fetch } from '../../../src/transport/fetch.ts';
import { eachIn, type Fields, failsOnce, intercepts, responds, type Trait, top } from './trait.ts';

/** Records of calls, in the list and alone. */
const calls = (id: string, reason: string, edit: (call: Fields, index: number) => Fields): Trait =>
  responds(id, reason, ({ path, body }) => {
    if (path.endsWith('/calls')) return { body: eachIn(body, 'data', edit) };
    if (!/\/calls\/\d+$/.test(path) || !isObject(body) || !isObject(body.data)) return null;
    return { body: { ...body, data: edit(body.data, Number(body.data.id)) } };
  });

const lists = (id: string, reason: string, list: RegExp, edit: (fields: Fields) => Fields): Trait =>
  responds(id, reason, ({ path, body }) => (list.test(path) ? { body: eachIn(body, 'data', edit) } : null));

const links = (id: string, reason: string, edit: (link: string) => string | null): Trait =>
  responds(id, reason, ({ body }) => {
    if (!isObject(body) || !isObject(body.links)) return null;
    const edited = Object.entries(body.links).map(([name, link]) => [
      name,
      typeof link === 'string' ? edit(link) : link,
    ]);
    return { body: top(body, { links: Object.fromEntries(edited) }) };
  });

const errors = (id: string, reason: string, edit: (fields: Fields, status: number) => Fields): Trait =>
  responds(id, reason, ({ status, body }) => (status >= 400 && isObject(body) ? { body: edit(body, status) } : null));

const invalid = () => Response.json({ message: 'Invalid.', errors: { from: ['Invalid.'] } }, { status: 422 });

/** Returns the last page instead of one beyond it. */
function clampsPages(id: string, reason: string): Trait {
  const around = (next: Fetch): Fetch => {
    return async (request) => {
      const response = await next(request.clone());
      const url = new URL(request.url);
      const body: unknown = await response.clone().json();
      if (!isObject(body) || !isObject(body.meta) || !Array.isArray(body.data) || body.data.length > 0) return response;
      const last = Math.ceil(Number(body.meta.total) / Number(body.meta.per_page));
      if (last < 1 || Number(url.searchParams.get('page')) <= last) return response;
      url.searchParams.set('page', String(last));
      return next(new Request(url, { headers: request.headers }));
    };
  };
  return { id, reason, around };
}

/** Counts a request with any other key of the account for the first key, too. */
function sharesQuota(id: string, reason: string): Trait {
  const around = (next: Fetch): Fetch => {
    let own: string | null = null;
    return async (request) => {
      const authorization = request.headers.get('Authorization');
      own ??= authorization;
      const { origin, pathname } = new URL(request.url);
      const response = await next(request);
      if (own === null || authorization === own || !response.ok) return response;
      const counted = new Request(`${origin}${pathname.slice(0, pathname.indexOf('/v1') + 3)}/test-numbers`, {
        headers: { Authorization: own, Accept: 'application/json' },
      });
      const other = await next(counted);
      return other.status === 429 ? other : response;
    };
  };
  return { id, reason, around };
}

/** Every second record, so that lists and single records agree. */
const some = (call: Fields) => Number(call.id) % 2 === 0;

/** Ways to be right of the TrustCaller API. */
export const trustCallerTraits: readonly Trait[] = [
  calls('withheld-caller-anonymous', 'a caller may withhold the number', (call) =>
    some(call) ? { ...call, caller_id: 'anonymous' } : call,
  ),
  calls('withheld-caller-null', 'a caller may withhold the number', (call) =>
    some(call) ? { ...call, caller_id: null } : call,
  ),
  calls('withheld-caller-empty', 'a caller may withhold the number', (call) =>
    some(call) ? { ...call, caller_id: '' } : call,
  ),
  calls('masked-in-the-middle', '"partially masked" says nothing of where', (call) => ({
    ...call,
    caller_id: '8823XXXX012',
  })),
  calls('masked-with-asterisks', '"partially masked" says nothing of how', (call) => ({
    ...call,
    caller_id: '8823412****',
  })),
  calls('masked-from-the-start', '"partially masked" says nothing of where', (call) => ({
    ...call,
    caller_id: 'XXXXXXX012',
  })),
  calls('talk-time', 'a duration may be the time of the talk', (call) => ({
    ...call,
    duration: Math.max(0, Number(call.duration) - 5),
  })),
  calls('still-lasting', 'a call that lasts has no end', (call) => (some(call) ? { ...call, end_at: null } : call)),
  calls('no-delay', 'a call that never rang has no post-dial delay', (call) => ({ ...call, pdd: null })),
  calls('no-cause', 'a call that lasts has no cause of its end', (call) =>
    some(call) ? { ...call, hang_cause: null } : call,
  ),
  calls('cause-empty', 'a text in a response has no documented minimum', (call) =>
    some(call) ? { ...call, hang_cause: '' } : call,
  ),
  calls('unique-id-null', 'only a sample shows the ID of the platform', (call) => ({ ...call, call_unique_id: null })),
  calls('unique-id-integer', 'only a sample shows the ID of the platform', (call) => ({
    ...call,
    call_unique_id: 4711,
  })),
  calls('times-with-fraction', 'a time may have a fraction of a second', (call) => ({
    ...call,
    start_at: String(call.start_at).replace(/(:\d\d)(Z|[+-])/, '$1.000$2'),
  })),
  calls('times-with-z', 'Z and +00:00 are one offset', (call) => ({
    ...call,
    start_at: String(call.start_at).replace('+00:00', 'Z'),
  })),
  calls('large-ids', 'the size of an ID is not documented', (call) =>
    'call_unique_id' in call ? { ...call, pdd: 4_000_000_000 } : call,
  ),
  calls('times-with-microseconds', 'a time may have a fraction of a second', (call) => ({
    ...call,
    start_at: String(call.start_at).replace(/(:\d\d)(Z|[+-])/, '$1.123456$2'),
  })),
  calls('other-causes', 'the hangup causes of a platform are open', (call) => ({ ...call, hang_cause: 'Q.850/127' })),
  calls('extra-fields', 'fields may be added at any time', (call) => ({ ...call, cost: '0.01' })),
  calls('calls-overlap-in-order-of-end', 'which time makes a call recent is not said', (call) => ({
    ...call,
    end_at: new Date(Date.parse(String(call.end_at)) + 86_400_000).toISOString(),
  })),
  links('links-without-query', 'a paginator drops the other parameters unless told', (link) =>
    link.replace(/per_page=\d+&?|&per_page=\d+/, ''),
  ),
  links('links-elided', 'the page shows the links as dots', () => '...'),
  links('links-empty', 'the page shows the links as dots', () => ''),
  links('links-relative', 'the page does not show what a link looks like', (link) =>
    link.replace(/^https?:\/\/[^/]+/, ''),
  ),
  links('links-on-another-host', 'a gateway may hide the host', (link) =>
    link.replace(/^https?:\/\/[^/]+/, 'https://internal.example.com'),
  ),
  errors(
    'errors-of-the-router',
    'a malformed ID is rejected before the record is looked for',
    ({ error: _, ...body }) => body,
  ),
  errors('messages-empty', 'a framework may abort without a text', (body, status) =>
    status === 403 ? { ...body, message: '' } : body,
  ),
  errors('messages-in-german', 'messages are for people', (body) => ({ ...body, message: 'Das ging nicht.' })),
  errors('messages-always-empty', 'a framework may abort without a text', (body) => ({ ...body, message: '' })),
  errors('validation-errors-as-an-empty-map', 'which parameters are named is shown by samples', (body, status) =>
    status === 422 ? { ...body, errors: {} } : body,
  ),
  errors('extra-fields-in-errors', 'fields may be added at any time', (body) => ({ ...body, trace: 'abc' })),
  lists('numbers-released-later', 'a release may be planned', /\/numbers$/, (number) =>
    'reserved' in number ? { ...number, released_at: '2030-01-01T00:00:00+00:00' } : number,
  ),
  lists('numbers-without-ivr', 'only a sample shows an IVR', /\/numbers$/, (number) =>
    'ivr_id' in number ? { ...number, ivr_id: null } : number,
  ),
  lists('last-use-never-recorded', 'a last use may be recorded late', /\/auth\/keys$/, (key) => ({
    ...key,
    last_used_at: null,
  })),
  lists('last-use-by-day', 'a last use may be recorded in steps', /\/auth\/keys$/, (key) =>
    key.last_used_at === null ? key : { ...key, last_used_at: '2020-01-01T00:00:00+00:00' },
  ),
  responds('without-rate-limit-headers', 'no page names these headers', () => ({ headers: { 'X-Served-By': 'a' } })),
  responds('charset-named', 'a content type may name its charset', () => ({
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  })),
  responds('page-size-as-text', 'the meta comes from a sample', ({ body }) =>
    isObject(body) && isObject(body.meta)
      ? { body: { ...body, meta: { ...body.meta, per_page: String(body.meta.per_page) } } }
      : null,
  ),
  responds('current-page-omitted', 'the meta comes from a sample', ({ body }) => {
    if (!isObject(body) || !isObject(body.meta)) return null;
    const { current_page: _, ...meta } = body.meta;
    return { body: { ...body, meta } };
  }),
  responds('count-omitted', 'the count comes from a sample', ({ body }) => {
    if (!isObject(body) || !('count' in body)) return null;
    const { count: _, ...rest } = body;
    return { body: rest };
  }),
  responds('prefix-not-repeated', 'the repeated prefix comes from a sample', ({ path, body }) =>
    path.endsWith('/test-numbers') && isObject(body) ? { body: { ...body, filtered_by_prefix: null } } : null,
  ),
  responds('prefix-field-matched', 'a filter by prefix may match the field of that name', ({ path, query, body }) => {
    const prefix = query.get('prefix');
    if (!path.endsWith('/test-numbers') || prefix === null || !isObject(body) || !Array.isArray(body.data)) return null;
    const data = body.data.filter((item: unknown) => isObject(item) && item.prefix === prefix);
    return { body: { ...body, data, count: data.length } };
  }),
  responds('retry-after-rounded-up', 'the seconds may be rounded up', ({ status }) =>
    status === 429 ? { headers: { 'Retry-After': '61' } } : null,
  ),
  clampsPages('page-beyond-the-last-clamped', 'what a page beyond the last one contains is not said'),
  sharesQuota('quota-shared-by-keys', 'whether the keys of an account share one quota is not said'),
  intercepts('dates-of-any-form', 'a rule for dates may take other forms', (request) =>
    /from=15\.05\.2026/.test(request.url)
      ? new Request(request.url.replace('15.05.2026', '2026-05-15'), { headers: request.headers })
      : null,
  ),
  intercepts('long-ranges-rejected', 'a limit on the range is not ruled out', ({ url }) =>
    url.includes('from=2000-01-01') ? invalid() : null,
  ),
  intercepts('days-rejected-in-the-wrong-order', 'a first day after the last may be rejected', ({ url }) =>
    /from=2099/.test(url) ? invalid() : null,
  ),
  failsOnce(
    'one-503',
    'a deployment makes one request fail',
    17,
    () => new Response('<h1>503</h1>', { status: 503, headers: { 'Content-Type': 'text/html' } }),
  ),
  failsOnce('one-504', 'a gateway makes one request fail', 8, () => new Response('', { status: 504 })),
  failsOnce('one-reset', 'a connection may break', 12, () => {
    throw new TypeError('fetch failed');
  }),
];
