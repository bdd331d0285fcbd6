import { isRefusal, type Outcome, refuse } from '../../trustcaller/operation.ts';
import { trustCallerFaults } from '../define.ts';
import {
  change,
  editAt,
  editBody,
  editItems,
  type FieldsEdit,
  set,
  whenStatus,
  whenSuccess,
  without,
  withStatus,
} from '../edit.ts';
import { pagingFaults } from './paging.ts';
import {
  answerInstead,
  changeQuery,
  changeSuccess,
  dataOf,
  forAccount,
  idOf,
  ignoreQuery,
  queryOf,
  type Run,
  withQuery,
} from './run.ts';

const day = 86_400_000;
const eachCall = (edit: FieldsEdit) => ({ answer: whenSuccess(editItems('data', edit)) });
const theCall = (edit: FieldsEdit) => ({ answer: whenSuccess(editAt('data', edit)) });
const moveDay = (date: unknown, days: number) =>
  new Date(Date.parse(String(date)) + days * day).toISOString().slice(0, 10);
const keep = (
  isKept: (item: Readonly<Record<string, unknown>>, query: Readonly<Record<string, unknown>>) => boolean,
): Run =>
  changeSuccess((body, call) => ({ ...body, data: dataOf(body).filter((item) => isKept(item, queryOf(call))) }));

const unmask = change('caller_id', (caller) => String(caller).replaceAll('X', '7'));

/** What can go wrong with which calls are listed, and how. */
const listFaults = trustCallerFaults(
  'list-calls',
  ['listCalls'],
  [
    { name: 'oldest-first', class: 'order', says: 'The oldest call comes first.', hooks: { run: oldestFirst } },
    {
      name: 'sorted-within-page',
      class: 'order',
      says: 'Each page is sorted the other way round.',
      hooks: { run: changeSuccess((body) => ({ ...body, data: dataOf(body).toReversed() })) },
    },
    {
      name: 'sorted-by-time-of-day',
      class: 'order',
      says: 'A page is sorted by the time of day, whatever the date.',
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
      says: 'The latest call of another account is listed first.',
      hooks: {
        run: (call, next) => {
          const own = next(call);
          const foreign = next(
            withQuery(forAccount(call, call.context.bearer.account.id + 1), { per_page: 1, page: 1 }),
          );
          if (isRefusal(own) || isRefusal(foreign)) return own;
          return { ...own, body: { ...own.body, data: [...dataOf(foreign.body), ...dataOf(own.body)] } };
        },
      },
    },
    { name: 'from-ignored', class: 'window', says: 'A from has no effect.', hooks: { run: ignoreQuery('from') } },
    { name: 'to-ignored', class: 'window', says: 'A to has no effect.', hooks: { run: ignoreQuery('to') } },
    {
      name: 'from-excludes-its-day',
      class: 'window',
      says: 'Calls of the day given as from are not listed.',
      hooks: {
        run: changeQuery((query) => (query.from === undefined ? query : { ...query, from: moveDay(query.from, 1) })),
      },
    },
    {
      name: 'to-excludes-its-day',
      class: 'window',
      says: 'Calls of the day given as to are not listed.',
      hooks: {
        run: changeQuery((query) => (query.to === undefined ? query : { ...query, to: moveDay(query.to, -1) })),
      },
    },
    {
      name: 'to-includes-next-day',
      class: 'window',
      says: 'Calls of the day after to are listed as well.',
      hooks: { run: changeQuery((query) => (query.to === undefined ? query : { ...query, to: moveDay(query.to, 1) })) },
    },
    {
      name: 'from-loses-midnight',
      class: 'window',
      says: 'Calls of the first second of from are not listed.',
      hooks: { run: keep((item, { from }) => !String(item.start_at).startsWith(`${from}T00:00:00`)) },
    },
    {
      name: 'to-loses-last-second',
      class: 'window',
      says: 'Calls of the last second of to are not listed.',
      hooks: { run: keep((item, { to }) => !String(item.start_at).startsWith(`${to}T23:59:59`)) },
    },
    {
      name: 'last-month-by-default',
      class: 'window',
      says: 'Without from calls of the last 30 days are listed only.',
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
      says: 'A from or to that is no date is answered as if it had not been sent.',
      hooks: {
        run: (call, next) => {
          const wrong = call.findings.filter(({ place }) => /(from|to)$/.test(place));
          return wrong.length === 0
            ? next(call)
            : next({ ...withQuery(call, { per_page: queryOf(call).per_page, page: 1 }), findings: [] });
        },
      },
    },
    { name: 'caller-unmasked', class: 'leak', says: 'Callers are shown in full.', hooks: eachCall(unmask) },
    {
      name: 'caller-wholly-masked',
      class: 'format',
      says: 'Callers are masked from the first digit on.',
      hooks: eachCall(change('caller_id', (caller) => 'X'.repeat(String(caller).length))),
    },
    {
      name: 'caller-with-asterisks',
      class: 'format',
      says: 'Callers are masked with asterisks.',
      hooks: eachCall(change('caller_id', (caller) => String(caller).replaceAll('X', '*'))),
    },
    {
      name: 'duration-in-milliseconds',
      class: 'bounds',
      says: 'Durations are milliseconds.',
      hooks: eachCall(change('duration', (seconds) => Number(seconds) * 1000)),
    },
    {
      name: 'duration-off-by-one',
      class: 'bounds',
      says: 'Durations are one second too long.',
      hooks: eachCall(change('duration', (seconds) => Number(seconds) + 1)),
    },
    {
      name: 'duration-negative',
      class: 'bounds',
      says: 'Durations are negative.',
      hooks: eachCall(change('duration', (seconds) => -1 - Number(seconds))),
    },
    {
      name: 'duration-with-fraction',
      class: 'type',
      says: 'Durations carry a fraction of a second.',
      hooks: eachCall(change('duration', (seconds) => Number(seconds) + 0.5)),
    },
    {
      name: 'number-with-plus',
      class: 'format',
      says: 'Called numbers start with a plus sign.',
      hooks: eachCall(change('number', (number) => `+${number}`)),
    },
    { name: 'id-as-text', class: 'type', says: 'Ids of calls are strings.', hooks: eachCall(change('id', String)) },
    {
      name: 'acceptable-as-text',
      class: 'type',
      says: 'Whether a call is acceptable is yes or no.',
      hooks: eachCall(change('call_acceptable', (value) => (value === true ? 'yes' : 'no'))),
    },
    {
      name: 'hang-cause-as-null',
      class: 'type',
      says: 'The cause of the end of a call is null.',
      hooks: eachCall(set('hang_cause', null)),
    },
    {
      name: 'delay-negative',
      class: 'bounds',
      says: 'Post-dial delays are negative.',
      hooks: eachCall(change('pdd', (delay) => -1 - Number(delay))),
    },
    {
      name: 'unique-id-empty',
      class: 'bounds',
      says: 'The unique id of a call is an empty string.',
      hooks: eachCall(set('call_unique_id', '')),
    },
    {
      name: 'start-without-offset',
      class: 'format',
      says: 'Starts carry no offset.',
      hooks: eachCall(change('start_at', (time) => String(time).slice(0, 19))),
    },
    {
      name: 'start-without-seconds',
      class: 'format',
      says: 'Starts are given to the minute.',
      hooks: eachCall(change('start_at', (time) => String(time).replace(/:\d\d(?=[+Z])/, ''))),
    },
    {
      name: 'end-as-date',
      class: 'format',
      says: 'Ends are dates without a time.',
      hooks: eachCall(change('end_at', (time) => String(time).slice(0, 10))),
    },
    {
      name: 'end-before-start',
      class: 'time-zone',
      says: 'Ends carry the offset of another time zone, so that they lie two hours before their time.',
      hooks: eachCall(change('end_at', (time) => String(time).replace(/(\+00:00|Z)$/, '+02:00'))),
    },
    {
      name: 'without-number',
      class: 'missing-field',
      says: 'Records have no number.',
      hooks: eachCall(without('number')),
    },
    {
      name: 'without-duration',
      class: 'missing-field',
      says: 'Records have no duration.',
      hooks: eachCall(without('duration')),
    },
    {
      name: 'without-caller',
      class: 'missing-field',
      says: 'Records have no caller.',
      hooks: eachCall(without('caller_id')),
    },
    { name: 'without-end', class: 'missing-field', says: 'Records have no end.', hooks: eachCall(without('end_at')) },
  ],
);

/** What can go wrong with a single call. */
const oneCallFaults = trustCallerFaults(
  'get-call',
  ['getCall'],
  [
    {
      name: 'unwrapped',
      class: 'missing-field',
      says: 'The record stands at the top level instead of under data.',
      hooks: { answer: whenSuccess(editBody((body) => body.data)) },
    },
    {
      name: 'in-list',
      class: 'type',
      says: 'The record stands in a list.',
      hooks: { answer: whenSuccess(editBody((body) => ({ data: [body.data] }))) },
    },
    {
      name: 'another-call',
      class: 'isolation',
      says: 'The record is another one than was asked for.',
      hooks: {
        run: (call, next) => {
          const outcome = next(call);
          const other = next({ ...call, input: { ...call.input, path: { id: idOf(call) - 1 } } });
          return isRefusal(outcome) || isRefusal(other) ? outcome : other;
        },
      },
    },
    {
      name: 'differs-from-list',
      class: 'write',
      says: 'The post-dial delay is another one than in the list.',
      hooks: theCall(change('pdd', (delay) => Number(delay) + 1)),
    },
    { name: 'caller-unmasked', class: 'leak', says: 'The caller is shown in full.', hooks: theCall(unmask) },
    {
      name: 'foreign-shown',
      class: 'isolation',
      says: "Another account's call is shown.",
      hooks: {
        run: (call, next) => {
          const owner = call.context.store.calls.find(idOf(call))?.accountId;
          return next(owner === undefined ? call : forAccount(call, owner));
        },
      },
    },
    {
      name: 'foreign-forbidden',
      class: 'isolation',
      says: "Another account's call is answered with 403, one that does not exist with 404.",
      hooks: {
        run: (call, next) => {
          const outcome = next(call);
          const exists = call.context.store.calls.find(idOf(call)) !== undefined;
          return isRefusal(outcome) && outcome.refused === 404 && exists
            ? refuse(403, 'This action is unauthorized.')
            : outcome;
        },
      },
    },
    {
      name: 'unknown-as-200',
      class: 'status',
      says: 'A call that does not exist is answered with 200 and null.',
      hooks: { answer: whenStatus(404, (answer) => ({ ...answer, status: 200, body: '{"data":null}' })) },
    },
    {
      name: 'unknown-as-410',
      class: 'status',
      says: 'A call that does not exist is answered with 410.',
      hooks: { answer: whenStatus(404, withStatus(410)) },
    },
    {
      name: 'unknown-as-500',
      class: 'status',
      says: 'A call that does not exist is answered with 500.',
      hooks: { answer: whenStatus(404, (answer) => ({ ...answer, status: 500, body: '{"message":"Server Error"}' })) },
    },
    {
      name: 'unknown-without-name',
      class: 'missing-field',
      says: 'The refusal of an unknown call does not name its error.',
      hooks: { answer: whenStatus(404, editBody(without('error'))) },
    },
    {
      name: 'unknown-without-message',
      class: 'missing-field',
      says: 'The refusal of an unknown call carries no message.',
      hooks: { answer: whenStatus(404, editBody(without('message'))) },
    },
    {
      name: 'unknown-with-other-name',
      class: 'bounds',
      says: 'The refusal of an unknown call names its error call_not_found.',
      hooks: { answer: whenStatus(404, editBody(set('error', 'call_not_found'))) },
    },
    {
      name: 'number-as-integer',
      class: 'type',
      says: 'The called number is an integer.',
      hooks: theCall(change('number', Number)),
    },
    {
      name: 'short-call-as-number',
      class: 'type',
      says: 'Whether a call was short is 0 or 1.',
      hooks: theCall(change('short_call', Number)),
    },
    {
      name: 'without-hang-cause',
      class: 'missing-field',
      says: 'The record has no cause of its end.',
      hooks: theCall(without('hang_cause')),
    },
  ],
);

/** What can go wrong with the check for a live call. */
const liveCallFaults = trustCallerFaults(
  'check-live-call',
  ['checkLiveCall'],
  [
    {
      name: 'always-true',
      class: 'write',
      says: 'The check is true for every number.',
      hooks: { answer: whenSuccess(editBody(set('call_received', true))) },
    },
    {
      name: 'always-false',
      class: 'write',
      says: 'The check is false for every number.',
      hooks: { answer: whenSuccess(editBody(set('call_received', false))) },
    },
    {
      name: 'as-number',
      class: 'type',
      says: 'The check is 1 or 0.',
      hooks: { answer: whenSuccess(editBody(change('call_received', Number))) },
    },
    {
      name: 'as-text',
      class: 'type',
      says: 'The check is a string.',
      hooks: { answer: whenSuccess(editBody(change('call_received', String))) },
    },
    {
      name: 'null-when-false',
      class: 'type',
      says: 'Instead of false the check is null.',
      hooks: { answer: whenSuccess(editBody(change('call_received', (value) => (value === true ? true : null)))) },
    },
    {
      name: 'without-result',
      class: 'missing-field',
      says: 'The answer has no field call_received.',
      hooks: { answer: whenSuccess(editBody(() => ({}))) },
    },
    {
      name: 'foreign-visible',
      class: 'isolation',
      says: "A call on another account's number is seen.",
      hooks: { run: liveIf((number, { store }) => store.liveCalls.isLive(number)) },
    },
    {
      name: 'part-matches',
      class: 'format',
      says: 'The leading digits of a number match it.',
      hooks: {
        run: liveIf((number, { store, bearer }) =>
          store.numbers
            .page(bearer.account.id, 1000, 0)
            .some((own) => own.number.startsWith(number) && store.liveCalls.isLive(own.number)),
        ),
      },
    },
    {
      name: 'further-digit-matches',
      class: 'format',
      says: 'A number with a further digit matches.',
      hooks: {
        run: liveIf((number, { store, bearer }) =>
          [number, number.slice(0, -1)].some(
            (one) => store.numbers.owner(one) === bearer.account.id && store.liveCalls.isLive(one),
          ),
        ),
      },
    },
    {
      name: 'plus-matches',
      class: 'format',
      says: 'A number with a leading plus sign matches.',
      hooks: { request: (request) => ({ ...request, query: request.query.replace(/number=(%2B|\+)/i, 'number=') }) },
    },
    {
      name: 'zero-matches',
      class: 'format',
      says: 'A number with a leading zero matches.',
      hooks: { request: (request) => ({ ...request, query: request.query.replace(/number=0+/, 'number=') }) },
    },
    {
      name: 'number-optional',
      class: 'missing-field',
      says: 'Without a number the check is false.',
      hooks: {
        run: answerInstead(({ findings }) => findings.some(({ rule }) => rule === 'required'), 200, {
          call_received: false,
        }),
      },
    },
    {
      name: 'refusal-names-nothing',
      class: 'missing-field',
      says: 'The refusal of a call without a number does not name the number.',
      hooks: {
        answer: whenStatus(
          422,
          editBody((body) => ({ ...body, errors: { query: ['A parameter is missing.'] } })),
        ),
      },
    },
    {
      name: 'with-details',
      class: 'leak',
      says: 'The answer carries the caller of the live call.',
      hooks: {
        answer: whenSuccess(
          editBody((body) => (body.call_received === true ? { ...body, caller_id: '8823412345' } : body)),
        ),
      },
    },
    {
      name: 'taken-for-a-call',
      class: 'status',
      says: 'The word check is taken for the id of a call, which is not found.',
      hooks: { run: () => refuse(404, 'Call record not found.', { error: 'not_found' }) },
    },
  ],
);

/** What can go wrong with calls. */
export const callFaults = [
  ...listFaults,
  ...pagingFaults('list-calls', 'listCalls'),
  ...oneCallFaults,
  ...liveCallFaults,
];

function oldestFirst(call: Parameters<Run>[0], next: Parameters<Run>[1]): Outcome {
  const outcome = next(call);
  if (isRefusal(outcome)) return outcome;
  const { per_page: perPage, page } = queryOf(call);
  const { meta } = { meta: undefined, ...outcome.body };
  const total = Number(Reflect.get(Object(meta), 'total'));
  const all = [];
  for (let at = 1; (at - 1) * 1000 < total; at += 1) {
    const part = next(withQuery(call, { ...queryOf(call), per_page: 1000, page: at }));
    if (!isRefusal(part)) all.push(...dataOf(part.body));
  }
  const begin = (Number(page) - 1) * Number(perPage);
  return { ...outcome, body: { ...outcome.body, data: all.toReversed().slice(begin, begin + Number(perPage)) } };
}

function liveIf(isLive: (number: string, context: Parameters<Run>[0]['context']) => boolean): Run {
  return changeSuccess((body, call) => ({
    ...body,
    call_received: isLive(String(queryOf(call).number), call.context),
  }));
}
