import { trustCallerFaults } from '../../../faults/define.ts';
import { change, editBody, set, whenStatus, whenSuccess } from '../../../faults/response-edits.ts';
import { refuse } from '../operation.ts';
import { answerInstead, changeSuccess, queryOf, type Run } from './interceptors.ts';

/** What can go wrong with the check for a live call. */
export const checkLiveCallFaults = trustCallerFaults(
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

function liveIf(isLive: (number: string, context: Parameters<Run>[0]['context']) => boolean): Run {
  return changeSuccess((body, call) => ({
    ...body,
    call_received: isLive(String(queryOf(call).number), call.context),
  }));
}
