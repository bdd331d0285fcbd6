import { withIds } from '../../../faults/define.ts';
import { change, set, without } from '../../../faults/response-edits.ts';
import { isError, type Outcome } from '../operation.ts';
import { eachCall, unmask } from './call-record.ts';
import { type TrustCallerEntry, trustCallerFaults } from './define.ts';
import {
  changeQuery,
  changeSuccess,
  dataOf,
  forAccount,
  ignoreQuery,
  queryOf,
  type Run,
  withQuery,
} from './interceptors.ts';
import { pagingFaults } from './paging.ts';

const day = 86_400_000;

const moveDay = (date: unknown, days: number) =>
  new Date(Date.parse(String(date)) + days * day).toISOString().slice(0, 10);

const keep = (
  isKept: (item: Readonly<Record<string, unknown>>, query: Readonly<Record<string, unknown>>) => boolean,
): Run =>
  changeSuccess((body, call) => ({ ...body, data: dataOf(body).filter((item) => isKept(item, queryOf(call))) }));

/** What can go wrong with which calls are listed, and how. */
const recordFaults = trustCallerFaults(
  ['listCalls'],
  [
    {
      id: 'list-calls.oldest-first',
      class: 'order',
      description: 'The oldest call comes first.',
      hooks: { run: oldestFirst },
    },
    {
      id: 'list-calls.sorted-within-page',
      class: 'order',
      description: 'Each page is sorted the other way round.',
      hooks: { run: changeSuccess((body) => ({ ...body, data: dataOf(body).toReversed() })) },
    },
    {
      id: 'list-calls.sorted-by-time-of-day',
      class: 'order',
      description: 'A page is sorted by the time of day, whatever the date.',
      hooks: {
        run: changeSuccess((body) => ({
          ...body,
          data: dataOf(body).toSorted((left, right) =>
            String(right.start_at).slice(11).localeCompare(String(left.start_at).slice(11)),
          ),
        })),
      },
    },
    {
      id: 'list-calls.foreign-listed',
      class: 'isolation',
      description: 'The latest call of another account is listed first.',
      hooks: {
        run: (call, next) => {
          const own = next(call);
          const foreign = next(
            withQuery(forAccount(call, call.context.bearer.account.id + 1), { per_page: 1, page: 1 }),
          );
          if (isError(own) || isError(foreign)) return own;
          return { ...own, body: { ...own.body, data: [...dataOf(foreign.body), ...dataOf(own.body)] } };
        },
      },
    },
    {
      id: 'list-calls.from-ignored',
      class: 'window',
      description: 'A from has no effect.',
      hooks: { run: ignoreQuery('from') },
    },
    {
      id: 'list-calls.to-ignored',
      class: 'window',
      description: 'A to has no effect.',
      hooks: { run: ignoreQuery('to') },
    },
    {
      id: 'list-calls.from-excludes-its-day',
      breaks: 'deviation',
      class: 'window',
      description: 'Calls of the day given as from are not listed.',
      hooks: {
        run: changeQuery((query) => (query.from === undefined ? query : { ...query, from: moveDay(query.from, 1) })),
      },
    },
    {
      id: 'list-calls.to-excludes-its-day',
      breaks: 'deviation',
      class: 'window',
      description: 'Calls of the day given as to are not listed.',
      hooks: {
        run: changeQuery((query) => (query.to === undefined ? query : { ...query, to: moveDay(query.to, -1) })),
      },
    },
    {
      id: 'list-calls.to-includes-next-day',
      class: 'window',
      description: 'Calls of the day after to are listed as well.',
      hooks: { run: changeQuery((query) => (query.to === undefined ? query : { ...query, to: moveDay(query.to, 1) })) },
    },
    {
      id: 'list-calls.from-loses-midnight',
      breaks: 'deviation',
      class: 'window',
      description: 'Calls of the first second of from are not listed.',
      hooks: { run: keep((item, { from }) => !String(item.start_at).startsWith(`${from}T00:00:00`)) },
    },
    {
      id: 'list-calls.to-loses-last-second',
      breaks: 'deviation',
      class: 'window',
      description: 'Calls of the last second of to are not listed.',
      hooks: { run: keep((item, { to }) => !String(item.start_at).startsWith(`${to}T23:59:59`)) },
    },
    {
      id: 'list-calls.last-month-by-default',
      breaks: 'deviation',
      class: 'window',
      description: 'Without from calls of the last 30 days are listed only.',
      hooks: {
        run: changeQuery((query, { context }) => ({
          from: moveDay(new Date(context.now * 1000).toISOString().slice(0, 10), -30),
          ...query,
        })),
      },
    },
    {
      id: 'list-calls.malformed-day-ignored',
      breaks: 'deviation',
      class: 'window',
      description: 'A from or to that is no date is answered as if it had not been sent.',
      hooks: {
        run: (call, next) => {
          const wrong = call.findings.filter(({ place }) => /(from|to)$/.test(place));
          return wrong.length === 0
            ? next(call)
            : next({ ...withQuery(call, { per_page: queryOf(call).per_page, page: 1 }), findings: [] });
        },
      },
    },
    {
      id: 'list-calls.caller-unmasked',
      class: 'leak',
      description: 'Callers are shown in full.',
      hooks: eachCall(unmask),
    },
    {
      id: 'list-calls.caller-wholly-masked',
      class: 'format',
      description: 'Callers are masked from the first digit on.',
      hooks: eachCall(change('caller_id', (caller) => 'X'.repeat(String(caller).length))),
    },
    {
      id: 'list-calls.caller-with-asterisks',
      class: 'format',
      description: 'Callers are masked with asterisks.',
      hooks: eachCall(change('caller_id', (caller) => String(caller).replaceAll('X', '*'))),
    },
    {
      id: 'list-calls.duration-in-milliseconds',
      breaks: 'deviation',
      class: 'bounds',
      description: 'Durations are milliseconds.',
      hooks: eachCall(change('duration', (seconds) => Number(seconds) * 1000)),
    },
    {
      id: 'list-calls.duration-off-by-one',
      class: 'bounds',
      description: 'Durations are one second too long.',
      hooks: eachCall(change('duration', (seconds) => Number(seconds) + 1)),
    },
    {
      id: 'list-calls.duration-negative',
      class: 'bounds',
      description: 'Durations are negative.',
      hooks: eachCall(change('duration', (seconds) => -1 - Number(seconds))),
    },
    {
      id: 'list-calls.duration-with-fraction',
      class: 'type',
      description: 'Durations carry a fraction of a second.',
      hooks: eachCall(change('duration', (seconds) => Number(seconds) + 0.5)),
    },
    {
      id: 'list-calls.number-with-plus',
      class: 'format',
      description: 'Called numbers start with a plus sign.',
      hooks: eachCall(change('number', (number) => `+${number}`)),
    },
    {
      id: 'list-calls.id-as-text',
      class: 'type',
      description: 'Ids of calls are strings.',
      hooks: eachCall(change('id', String)),
    },
    {
      id: 'list-calls.acceptable-as-text',
      class: 'type',
      description: 'Whether a call is acceptable is yes or no.',
      hooks: eachCall(change('call_acceptable', (value) => (value === true ? 'yes' : 'no'))),
    },
    {
      id: 'list-calls.delay-negative',
      class: 'bounds',
      description: 'Post-dial delays are negative.',
      hooks: eachCall(change('pdd', (delay) => -1 - Number(delay))),
    },
    {
      id: 'list-calls.unique-id-empty',
      class: 'bounds',
      description: 'The unique id of a call is an empty string.',
      hooks: eachCall(set('call_unique_id', '')),
    },
    {
      id: 'list-calls.start-without-offset',
      breaks: 'deviation',
      class: 'format',
      description: 'Starts carry no offset.',
      hooks: eachCall(change('start_at', (time) => String(time).slice(0, 19))),
    },
    {
      id: 'list-calls.start-without-seconds',
      class: 'format',
      description: 'Starts are given to the minute.',
      hooks: eachCall(change('start_at', (time) => String(time).replace(/:\d\d(?=[+Z])/, ''))),
    },
    {
      id: 'list-calls.end-as-date',
      class: 'format',
      description: 'Ends are dates without a time.',
      hooks: eachCall(change('end_at', (time) => String(time).slice(0, 10))),
    },
    {
      id: 'list-calls.end-before-start',
      class: 'time-zone',
      description: 'Ends carry the offset of another time zone, so that they lie two hours before their time.',
      hooks: eachCall(change('end_at', (time) => String(time).replace(/(\+00:00|Z)$/, '+02:00'))),
    },
    {
      id: 'list-calls.without-number',
      class: 'missing-field',
      description: 'Records have no number.',
      hooks: eachCall(without('number')),
    },
    {
      id: 'list-calls.without-duration',
      class: 'missing-field',
      description: 'Records have no duration.',
      hooks: eachCall(without('duration')),
    },
    {
      id: 'list-calls.without-caller',
      class: 'missing-field',
      description: 'Records have no caller.',
      hooks: eachCall(without('caller_id')),
    },
    {
      id: 'list-calls.without-end',
      class: 'missing-field',
      description: 'Records have no end.',
      hooks: eachCall(without('end_at')),
    },
  ],
);

function oldestFirst(call: Parameters<Run>[0], next: Parameters<Run>[1]): Outcome {
  const outcome = next(call);
  if (isError(outcome)) return outcome;
  const { per_page: perPage, page } = queryOf(call);
  const { meta } = { meta: undefined, ...outcome.body };
  const total = Number(Reflect.get(Object(meta), 'total'));
  const all = [];
  for (let at = 1; (at - 1) * 1000 < total; at += 1) {
    const part = next(withQuery(call, { ...queryOf(call), per_page: 1000, page: at }));
    if (!isError(part)) all.push(...dataOf(part.body));
  }
  const begin = (Number(page) - 1) * Number(perPage);
  return { ...outcome, body: { ...outcome.body, data: all.toReversed().slice(begin, begin + Number(perPage)) } };
}

/** The page of calls is asked for with a parameter that is inferred, and so is its number. */
const pagingOfCalls: Readonly<Record<string, TrustCallerEntry>> = {
  ...pagingFaults,
  'current-page-from-zero': { ...pagingFaults['current-page-from-zero'], breaks: 'deviation' },
};

/** What can go wrong with the list of calls. */
export const listCallsFaults = [
  ...recordFaults,
  ...trustCallerFaults(
    ['listCalls'],
    withIds(pagingOfCalls, [
      'list-calls.fifty-by-default',
      'list-calls.per-page-ignored',
      'list-calls.one-record-too-many',
      'list-calls.thousand-a-page-rejected',
      'list-calls.one-a-page-rejected',
      'list-calls.more-than-thousand-accepted',
      'list-calls.page-ignored',
      'list-calls.pages-overlap',
      'list-calls.record-skipped',
      'list-calls.total-of-page',
      'list-calls.total-one-too-many',
      'list-calls.current-page-from-zero',
      'list-calls.current-page-always-one',
      'list-calls.next-on-last-page',
      'list-calls.never-next',
      'list-calls.previous-on-first-page',
      'list-calls.first-link-to-second',
      'list-calls.last-link-too-far',
      'list-calls.previous-link-to-itself',
      'list-calls.next-skips-one',
      'list-calls.without-links',
      'list-calls.without-next-link',
      'list-calls.without-meta',
      'list-calls.without-total',
      'list-calls.without-data',
      'list-calls.total-as-text',
      'list-calls.per-page-as-text',
      'list-calls.data-as-map',
    ]),
  ),
];
