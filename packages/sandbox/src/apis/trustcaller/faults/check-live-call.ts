import { deviation, fault } from '../../../faults/define.ts';
import { change, editBody, set, whenStatus } from '../../../faults/response-edits.ts';
import { inSuccess } from '../../../faults/response-hooks.ts';
import { fail } from '../operation.ts';
import { trustCallerFaults } from './define.ts';
import { changeSuccess, queryOf, type Run, respondInstead } from './interceptors.ts';

/** What can go wrong with the check for a live call. */
export const checkLiveCallFaults = trustCallerFaults(['checkLiveCall'], {
  'check-live-call.always-true': fault.write(
    'The check is true for every number.',
    inSuccess(set('call_received', true)),
  ),
  'check-live-call.always-false': fault.write(
    'The check is false for every number.',
    inSuccess(set('call_received', false)),
  ),
  'check-live-call.as-number': fault.type('The check is 1 or 0.', inSuccess(change('call_received', Number))),
  'check-live-call.as-text': fault.type('The check is a string.', inSuccess(change('call_received', String))),
  'check-live-call.null-when-false': fault.type(
    'Instead of false the check is null.',
    inSuccess(change('call_received', (value) => (value === true ? true : null))),
  ),
  'check-live-call.without-result': fault.missingField(
    'The response has no field call_received.',
    inSuccess(() => ({})),
  ),
  'check-live-call.foreign-visible': fault.isolation("A call on another account's number is seen.", {
    run: liveIf((number, { store }) => store.liveCalls.isLive(number)),
  }),
  'check-live-call.part-matches': fault.format('The leading digits of a number match it.', {
    run: liveIf((number, { store, bearer }) =>
      store.numbers
        .page(bearer.account.id, 1000, 0)
        .some((own) => own.number.startsWith(number) && store.liveCalls.isLive(own.number)),
    ),
  }),
  'check-live-call.further-digit-matches': fault.format('A number with a further digit matches.', {
    run: liveIf((number, { store, bearer }) =>
      [number, number.slice(0, -1)].some(
        (one) => store.numbers.owner(one) === bearer.account.id && store.liveCalls.isLive(one),
      ),
    ),
  }),
  'check-live-call.plus-matches': fault.format('A number with a leading plus sign matches.', {
    request: (request) => ({ ...request, query: request.query.replace(/number=(%2B|\+)/i, 'number=') }),
  }),
  'check-live-call.zero-matches': fault.format('A number with a leading zero matches.', {
    request: (request) => ({ ...request, query: request.query.replace(/number=0+/, 'number=') }),
  }),
  'check-live-call.number-optional': fault.missingField('Without a number the check is false.', {
    run: respondInstead(({ findings }) => findings.some(({ rule }) => rule === 'required'), 200, {
      call_received: false,
    }),
  }),
  'check-live-call.error-names-nothing': deviation.missingField(
    'The error response of a call without a number does not name the number.',
    {
      response: whenStatus(
        422,
        editBody((body) => ({ ...body, errors: { query: ['A parameter is missing.'] } })),
      ),
    },
  ),
  'check-live-call.with-details': fault.leak(
    'The response carries the caller of the live call.',
    inSuccess((body) => (body.call_received === true ? { ...body, caller_id: '8823412345' } : body)),
  ),
  'check-live-call.taken-for-a-call': fault.status(
    'The word check is taken for the id of a call, which is not found.',
    { run: () => fail(404, 'Call record not found.', { error: 'not_found' }) },
  ),
});

function liveIf(isLive: (number: string, context: Parameters<Run>[0]['context']) => boolean): Run {
  return changeSuccess((body, call) => ({
    ...body,
    call_received: isLive(String(queryOf(call).number), call.context),
  }));
}
