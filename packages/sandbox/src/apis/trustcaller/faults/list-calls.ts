import { deviation, fault, withIds } from '../../../faults/define.ts';
import { change, set, without } from '../../../faults/response-edits.ts';
import { isError, type Outcome } from '../operation.ts';
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
import { eachRecord, unmask } from './records.ts';

const day = 86_400_000;

const moveDay = (date: unknown, days: number) =>
  new Date(Date.parse(String(date)) + days * day).toISOString().slice(0, 10);

const keep = (
  isKept: (item: Readonly<Record<string, unknown>>, query: Readonly<Record<string, unknown>>) => boolean,
): Run =>
  changeSuccess((body, call) => ({ ...body, data: dataOf(body).filter((item) => isKept(item, queryOf(call))) }));

/** What can go wrong with which calls are listed, and how. */
const recordFaults = trustCallerFaults(['listCalls'], {
  'list-calls.oldest-first': fault.order('The oldest call comes first.', { run: oldestFirst }),
  'list-calls.sorted-within-page': fault.order('Each page is sorted the other way round.', {
    run: changeSuccess((body) => ({ ...body, data: dataOf(body).toReversed() })),
  }),
  'list-calls.sorted-by-time-of-day': fault.order('A page is sorted by the time of day, whatever the date.', {
    run: changeSuccess((body) => ({
      ...body,
      data: dataOf(body).toSorted((left, right) =>
        String(right.start_at).slice(11).localeCompare(String(left.start_at).slice(11)),
      ),
    })),
  }),
  'list-calls.foreign-listed': fault.isolation('The latest call of another account is listed first.', {
    run: (call, next) => {
      const own = next(call);
      const foreign = next(withQuery(forAccount(call, call.context.bearer.account.id + 1), { per_page: 1, page: 1 }));
      if (isError(own) || isError(foreign)) return own;
      return { ...own, body: { ...own.body, data: [...dataOf(foreign.body), ...dataOf(own.body)] } };
    },
  }),
  'list-calls.from-ignored': fault.window('A from has no effect.', { run: ignoreQuery('from') }),
  'list-calls.to-ignored': fault.window('A to has no effect.', { run: ignoreQuery('to') }),
  'list-calls.from-excludes-its-day': deviation.window('Calls of the day given as from are not listed.', {
    run: changeQuery((query) => (query.from === undefined ? query : { ...query, from: moveDay(query.from, 1) })),
  }),
  'list-calls.to-excludes-its-day': deviation.window('Calls of the day given as to are not listed.', {
    run: changeQuery((query) => (query.to === undefined ? query : { ...query, to: moveDay(query.to, -1) })),
  }),
  'list-calls.to-includes-next-day': fault.window('Calls of the day after to are listed as well.', {
    run: changeQuery((query) => (query.to === undefined ? query : { ...query, to: moveDay(query.to, 1) })),
  }),
  'list-calls.from-loses-midnight': deviation.window('Calls of the first second of from are not listed.', {
    run: keep((item, { from }) => !String(item.start_at).startsWith(`${from}T00:00:00`)),
  }),
  'list-calls.to-loses-last-second': deviation.window('Calls of the last second of to are not listed.', {
    run: keep((item, { to }) => !String(item.start_at).startsWith(`${to}T23:59:59`)),
  }),
  'list-calls.last-month-by-default': deviation.window('Without from calls of the last 30 days are listed only.', {
    run: changeQuery((query, { context }) => ({
      from: moveDay(new Date(context.now * 1000).toISOString().slice(0, 10), -30),
      ...query,
    })),
  }),
  'list-calls.malformed-day-ignored': deviation.window(
    'A from or to that is no date is ignored, as if it had not been sent.',
    {
      run: (call, next) => {
        const wrong = call.findings.filter(({ place }) => /(from|to)$/.test(place));
        return wrong.length === 0
          ? next(call)
          : next({ ...withQuery(call, { per_page: queryOf(call).per_page, page: 1 }), findings: [] });
      },
    },
  ),
  'list-calls.caller-unmasked': fault.leak('Callers are shown in full.', eachRecord(unmask)),
  'list-calls.caller-wholly-masked': fault.format(
    'Callers are masked from the first digit on.',
    eachRecord(change('caller_id', (caller) => 'X'.repeat(String(caller).length))),
  ),
  'list-calls.caller-with-asterisks': fault.format(
    'Callers are masked with asterisks.',
    eachRecord(change('caller_id', (caller) => String(caller).replaceAll('X', '*'))),
  ),
  'list-calls.duration-in-milliseconds': deviation.bounds(
    'Durations are milliseconds.',
    eachRecord(change('duration', (seconds) => Number(seconds) * 1000)),
  ),
  'list-calls.duration-off-by-one': fault.bounds(
    'Durations are one second too long.',
    eachRecord(change('duration', (seconds) => Number(seconds) + 1)),
  ),
  'list-calls.duration-negative': fault.bounds(
    'Durations are negative.',
    eachRecord(change('duration', (seconds) => -1 - Number(seconds))),
  ),
  'list-calls.duration-with-fraction': fault.type(
    'Durations carry a fraction of a second.',
    eachRecord(change('duration', (seconds) => Number(seconds) + 0.5)),
  ),
  'list-calls.number-with-plus': fault.format(
    'Called numbers start with a plus sign.',
    eachRecord(change('number', (number) => `+${number}`)),
  ),
  'list-calls.id-as-text': fault.type('Ids of calls are strings.', eachRecord(change('id', String))),
  'list-calls.acceptable-as-text': fault.type(
    'Whether a call is acceptable is yes or no.',
    eachRecord(change('call_acceptable', (value) => (value === true ? 'yes' : 'no'))),
  ),
  'list-calls.delay-negative': fault.bounds(
    'Post-dial delays are negative.',
    eachRecord(change('pdd', (delay) => -1 - Number(delay))),
  ),
  'list-calls.unique-id-empty': fault.bounds(
    'The unique id of a call is an empty string.',
    eachRecord(set('call_unique_id', '')),
  ),
  'list-calls.start-without-offset': deviation.format(
    'Starts carry no offset.',
    eachRecord(change('start_at', (time) => String(time).slice(0, 19))),
  ),
  'list-calls.start-without-seconds': fault.format(
    'Starts are given to the minute.',
    eachRecord(change('start_at', (time) => String(time).replace(/:\d\d(?=[+Z])/, ''))),
  ),
  'list-calls.end-as-date': fault.format(
    'Ends are dates without a time.',
    eachRecord(change('end_at', (time) => String(time).slice(0, 10))),
  ),
  'list-calls.end-before-start': fault.timeZone(
    'Ends carry the offset of another time zone, so that they lie two hours before their time.',
    eachRecord(change('end_at', (time) => String(time).replace(/(\+00:00|Z)$/, '+02:00'))),
  ),
  'list-calls.without-number': fault.missingField('Records have no number.', eachRecord(without('number'))),
  'list-calls.without-duration': fault.missingField('Records have no duration.', eachRecord(without('duration'))),
  'list-calls.without-caller': fault.missingField('Records have no caller.', eachRecord(without('caller_id'))),
  'list-calls.without-end': fault.missingField('Records have no end.', eachRecord(without('end_at'))),
});

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
