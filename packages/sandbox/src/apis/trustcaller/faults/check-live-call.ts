import { change, editBody, set, whenStatus, whenSuccess } from '../../../faults/response-edits.ts';
import { fail } from '../operation.ts';
import { trustCallerFaults } from './define.ts';
import { changeSuccess, queryOf, type Run, respondInstead } from './interceptors.ts';

/** What can go wrong with the check for a live call. */
export const checkLiveCallFaults = trustCallerFaults(
  ['checkLiveCall'],
  [
    {
      id: 'check-live-call.always-true',
      class: 'write',
      description: 'The check is true for every number.',
      hooks: { response: whenSuccess(editBody(set('call_received', true))) },
    },
    {
      id: 'check-live-call.always-false',
      class: 'write',
      description: 'The check is false for every number.',
      hooks: { response: whenSuccess(editBody(set('call_received', false))) },
    },
    {
      id: 'check-live-call.as-number',
      class: 'type',
      description: 'The check is 1 or 0.',
      hooks: { response: whenSuccess(editBody(change('call_received', Number))) },
    },
    {
      id: 'check-live-call.as-text',
      class: 'type',
      description: 'The check is a string.',
      hooks: { response: whenSuccess(editBody(change('call_received', String))) },
    },
    {
      id: 'check-live-call.null-when-false',
      class: 'type',
      description: 'Instead of false the check is null.',
      hooks: { response: whenSuccess(editBody(change('call_received', (value) => (value === true ? true : null)))) },
    },
    {
      id: 'check-live-call.without-result',
      class: 'missing-field',
      description: 'The response has no field call_received.',
      hooks: { response: whenSuccess(editBody(() => ({}))) },
    },
    {
      id: 'check-live-call.foreign-visible',
      class: 'isolation',
      description: "A call on another account's number is seen.",
      hooks: { run: liveIf((number, { store }) => store.liveCalls.isLive(number)) },
    },
    {
      id: 'check-live-call.part-matches',
      class: 'format',
      description: 'The leading digits of a number match it.',
      hooks: {
        run: liveIf((number, { store, bearer }) =>
          store.numbers
            .page(bearer.account.id, 1000, 0)
            .some((own) => own.number.startsWith(number) && store.liveCalls.isLive(own.number)),
        ),
      },
    },
    {
      id: 'check-live-call.further-digit-matches',
      class: 'format',
      description: 'A number with a further digit matches.',
      hooks: {
        run: liveIf((number, { store, bearer }) =>
          [number, number.slice(0, -1)].some(
            (one) => store.numbers.owner(one) === bearer.account.id && store.liveCalls.isLive(one),
          ),
        ),
      },
    },
    {
      id: 'check-live-call.plus-matches',
      class: 'format',
      description: 'A number with a leading plus sign matches.',
      hooks: { request: (request) => ({ ...request, query: request.query.replace(/number=(%2B|\+)/i, 'number=') }) },
    },
    {
      id: 'check-live-call.zero-matches',
      class: 'format',
      description: 'A number with a leading zero matches.',
      hooks: { request: (request) => ({ ...request, query: request.query.replace(/number=0+/, 'number=') }) },
    },
    {
      id: 'check-live-call.number-optional',
      class: 'missing-field',
      description: 'Without a number the check is false.',
      hooks: {
        run: respondInstead(({ findings }) => findings.some(({ rule }) => rule === 'required'), 200, {
          call_received: false,
        }),
      },
    },
    {
      id: 'check-live-call.error-names-nothing',
      breaks: 'deviation',
      class: 'missing-field',
      description: 'The error response of a call without a number does not name the number.',
      hooks: {
        response: whenStatus(
          422,
          editBody((body) => ({ ...body, errors: { query: ['A parameter is missing.'] } })),
        ),
      },
    },
    {
      id: 'check-live-call.with-details',
      class: 'leak',
      description: 'The response carries the caller of the live call.',
      hooks: {
        response: whenSuccess(
          editBody((body) => (body.call_received === true ? { ...body, caller_id: '8823412345' } : body)),
        ),
      },
    },
    {
      id: 'check-live-call.taken-for-a-call',
      class: 'status',
      description: 'The word check is taken for the id of a call, which is not found.',
      hooks: { run: () => fail(404, 'Call record not found.', { error: 'not_found' }) },
    },
  ],
);

function liveIf(isLive: (number: string, context: Parameters<Run>[0]['context']) => boolean): Run {
  return changeSuccess((body, call) => ({
    ...body,
    call_received: isLive(String(queryOf(call).number), call.context),
  }));
}
