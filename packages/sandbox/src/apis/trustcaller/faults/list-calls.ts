import { trustCallerFaults } from '../../../faults/define.ts';
import { change, set, without } from '../../../faults/response-edits.ts';
import { isError, type Outcome } from '../operation.ts';
import { eachCall, unmask } from './call-record.ts';
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
  'list-calls',
  ['listCalls'],
  [
    { name: 'oldest-first', class: 'order', description: 'The oldest call comes first.', hooks: { run: oldestFirst } },
    {
      name: 'sorted-within-page',
      class: 'order',
      description: 'Each page is sorted the other way round.',
      hooks: { run: changeSuccess((body) => ({ ...body, data: dataOf(body).toReversed() })) },
    },
    {
      name: 'sorted-by-time-of-day',
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
      name: 'foreign-listed',
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
      name: 'from-ignored',
      class: 'window',
      description: 'A from has no effect.',
      hooks: { run: ignoreQuery('from') },
    },
    { name: 'to-ignored', class: 'window', description: 'A to has no effect.', hooks: { run: ignoreQuery('to') } },
    {
      name: 'from-excludes-its-day',
      class: 'window',
      description: 'Calls of the day given as from are not listed.',
      hooks: {
        run: changeQuery((query) => (query.from === undefined ? query : { ...query, from: moveDay(query.from, 1) })),
      },
    },
    {
      name: 'to-excludes-its-day',
      class: 'window',
      description: 'Calls of the day given as to are not listed.',
      hooks: {
        run: changeQuery((query) => (query.to === undefined ? query : { ...query, to: moveDay(query.to, -1) })),
      },
    },
    {
      name: 'to-includes-next-day',
      class: 'window',
      description: 'Calls of the day after to are listed as well.',
      hooks: { run: changeQuery((query) => (query.to === undefined ? query : { ...query, to: moveDay(query.to, 1) })) },
    },
    {
      name: 'from-loses-midnight',
      class: 'window',
      description: 'Calls of the first second of from are not listed.',
      hooks: { run: keep((item, { from }) => !String(item.start_at).startsWith(`${from}T00:00:00`)) },
    },
    {
      name: 'to-loses-last-second',
      class: 'window',
      description: 'Calls of the last second of to are not listed.',
      hooks: { run: keep((item, { to }) => !String(item.start_at).startsWith(`${to}T23:59:59`)) },
    },
    {
      name: 'last-month-by-default',
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
      name: 'malformed-day-ignored',
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
    { name: 'caller-unmasked', class: 'leak', description: 'Callers are shown in full.', hooks: eachCall(unmask) },
    {
      name: 'caller-wholly-masked',
      class: 'format',
      description: 'Callers are masked from the first digit on.',
      hooks: eachCall(change('caller_id', (caller) => 'X'.repeat(String(caller).length))),
    },
    {
      name: 'caller-with-asterisks',
      class: 'format',
      description: 'Callers are masked with asterisks.',
      hooks: eachCall(change('caller_id', (caller) => String(caller).replaceAll('X', '*'))),
    },
    {
      name: 'duration-in-milliseconds',
      class: 'bounds',
      description: 'Durations are milliseconds.',
      hooks: eachCall(change('duration', (seconds) => Number(seconds) * 1000)),
    },
    {
      name: 'duration-off-by-one',
      class: 'bounds',
      description: 'Durations are one second too long.',
      hooks: eachCall(change('duration', (seconds) => Number(seconds) + 1)),
    },
    {
      name: 'duration-negative',
      class: 'bounds',
      description: 'Durations are negative.',
      hooks: eachCall(change('duration', (seconds) => -1 - Number(seconds))),
    },
    {
      name: 'duration-with-fraction',
      class: 'type',
      description: 'Durations carry a fraction of a second.',
      hooks: eachCall(change('duration', (seconds) => Number(seconds) + 0.5)),
    },
    {
      name: 'number-with-plus',
      class: 'format',
      description: 'Called numbers start with a plus sign.',
      hooks: eachCall(change('number', (number) => `+${number}`)),
    },
    {
      name: 'id-as-text',
      class: 'type',
      description: 'Ids of calls are strings.',
      hooks: eachCall(change('id', String)),
    },
    {
      name: 'acceptable-as-text',
      class: 'type',
      description: 'Whether a call is acceptable is yes or no.',
      hooks: eachCall(change('call_acceptable', (value) => (value === true ? 'yes' : 'no'))),
    },
    {
      name: 'hang-cause-as-null',
      class: 'type',
      description: 'The cause of the end of a call is null.',
      hooks: eachCall(set('hang_cause', null)),
    },
    {
      name: 'delay-negative',
      class: 'bounds',
      description: 'Post-dial delays are negative.',
      hooks: eachCall(change('pdd', (delay) => -1 - Number(delay))),
    },
    {
      name: 'unique-id-empty',
      class: 'bounds',
      description: 'The unique id of a call is an empty string.',
      hooks: eachCall(set('call_unique_id', '')),
    },
    {
      name: 'start-without-offset',
      class: 'format',
      description: 'Starts carry no offset.',
      hooks: eachCall(change('start_at', (time) => String(time).slice(0, 19))),
    },
    {
      name: 'start-without-seconds',
      class: 'format',
      description: 'Starts are given to the minute.',
      hooks: eachCall(change('start_at', (time) => String(time).replace(/:\d\d(?=[+Z])/, ''))),
    },
    {
      name: 'end-as-date',
      class: 'format',
      description: 'Ends are dates without a time.',
      hooks: eachCall(change('end_at', (time) => String(time).slice(0, 10))),
    },
    {
      name: 'end-before-start',
      class: 'time-zone',
      description: 'Ends carry the offset of another time zone, so that they lie two hours before their time.',
      hooks: eachCall(change('end_at', (time) => String(time).replace(/(\+00:00|Z)$/, '+02:00'))),
    },
    {
      name: 'without-number',
      class: 'missing-field',
      description: 'Records have no number.',
      hooks: eachCall(without('number')),
    },
    {
      name: 'without-duration',
      class: 'missing-field',
      description: 'Records have no duration.',
      hooks: eachCall(without('duration')),
    },
    {
      name: 'without-caller',
      class: 'missing-field',
      description: 'Records have no caller.',
      hooks: eachCall(without('caller_id')),
    },
    {
      name: 'without-end',
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

/** What can go wrong with the list of calls. */
export const listCallsFaults = [...recordFaults, ...pagingFaults('list-calls', 'listCalls')];
