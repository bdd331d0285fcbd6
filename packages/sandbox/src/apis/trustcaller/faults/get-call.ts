import { deviation, fault } from '../../../faults/define.ts';
import { change, editBody, set, whenStatus, without, withStatus } from '../../../faults/response-edits.ts';
import { inSuccess } from '../../../faults/response-hooks.ts';
import { isError } from '../operation.ts';
import { trustCallerFaults } from './define.ts';
import { forAccount, forbidForeign, idOf } from './interceptors.ts';
import { theRecord, unmask } from './records.ts';

/** What can go wrong with a single call. */
export const getCallFaults = trustCallerFaults(['getCall'], {
  'get-call.malformed-crashes': deviation.status('An identifier that is no integer returns 500.', {
    response: whenStatus(422, withStatus(500)),
  }),
  'get-call.unwrapped': fault.missingField(
    'The record is at the top level instead of under data.',
    inSuccess((body) => body.data),
  ),
  'get-call.in-list': fault.type(
    'The record is in a list.',
    inSuccess((body) => ({ data: [body.data] })),
  ),
  'get-call.another-call': fault.isolation('The record is another one than was asked for.', {
    run: (call, next) => {
      const outcome = next(call);
      const other = next({ ...call, input: { ...call.input, path: { id: idOf(call) - 1 } } });
      return isError(outcome) || isError(other) ? outcome : other;
    },
  }),
  'get-call.differs-from-list': fault.write(
    'The post-dial delay is another one than in the list.',
    theRecord(change('pdd', (delay) => Number(delay) + 1)),
  ),
  'get-call.caller-unmasked': fault.leak('The caller is shown in full.', theRecord(unmask)),
  'get-call.foreign-shown': fault.isolation("Another account's call is shown.", {
    run: (call, next) => {
      const owner = call.context.store.calls.find(idOf(call))?.accountId;
      return next(owner === undefined ? call : forAccount(call, owner));
    },
  }),
  'get-call.foreign-forbidden': fault.isolation(
    "Another account's call returns 403, one that does not exist with 404.",
    { run: forbidForeign((call) => call.context.store.calls.find(idOf(call)) !== undefined) },
  ),
  'get-call.unknown-as-200': fault.status('A call that does not exist returns 200 and null.', {
    response: whenStatus(404, (response) => ({ ...response, status: 200, body: '{"data":null}' })),
  }),
  'get-call.unknown-as-410': fault.status('A call that does not exist returns 410.', {
    response: whenStatus(404, withStatus(410)),
  }),
  'get-call.unknown-as-500': fault.status('A call that does not exist returns 500.', {
    response: whenStatus(404, (response) => ({ ...response, status: 500, body: '{"message":"Server Error"}' })),
  }),
  'get-call.unknown-without-name': deviation.missingField(
    'The error response of an unknown call does not name its error.',
    { response: whenStatus(404, editBody(without('error'))) },
  ),
  'get-call.unknown-without-message': fault.missingField('The error response of an unknown call carries no message.', {
    response: whenStatus(404, editBody(without('message'))),
  }),
  'get-call.unknown-with-other-name': deviation.bounds(
    'The error response of an unknown call names its error call_not_found.',
    { response: whenStatus(404, editBody(set('error', 'call_not_found'))) },
  ),
  'get-call.number-as-integer': fault.type('The called number is an integer.', theRecord(change('number', Number))),
  'get-call.short-call-as-number': fault.type(
    'Whether a call was short is 0 or 1.',
    theRecord(change('short_call', Number)),
  ),
  'get-call.without-hang-cause': fault.missingField(
    'The record has no cause of its end.',
    theRecord(without('hang_cause')),
  ),
});
