import {
  change,
  editAt,
  editBody,
  type FieldsEdit,
  set,
  whenStatus,
  whenSuccess,
  without,
  withStatus,
} from '../../../faults/response-edits.ts';
import { fail, isError } from '../operation.ts';
import { unmask } from './call-record.ts';
import { trustCallerFaults } from './define.ts';
import { forAccount, idOf } from './interceptors.ts';

const theCall = (edit: FieldsEdit) => ({ response: whenSuccess(editAt('data', edit)) });

/** What can go wrong with a single call. */
export const getCallFaults = trustCallerFaults(
  ['getCall'],
  [
    {
      id: 'get-call.malformed-crashes',
      breaks: 'deviation',
      class: 'status',
      description: 'An identifier that is no integer returns 500.',
      hooks: { response: whenStatus(422, withStatus(500)) },
    },
    {
      id: 'get-call.unwrapped',
      class: 'missing-field',
      description: 'The record is at the top level instead of under data.',
      hooks: { response: whenSuccess(editBody((body) => body.data)) },
    },
    {
      id: 'get-call.in-list',
      class: 'type',
      description: 'The record is in a list.',
      hooks: { response: whenSuccess(editBody((body) => ({ data: [body.data] }))) },
    },
    {
      id: 'get-call.another-call',
      class: 'isolation',
      description: 'The record is another one than was asked for.',
      hooks: {
        run: (call, next) => {
          const outcome = next(call);
          const other = next({ ...call, input: { ...call.input, path: { id: idOf(call) - 1 } } });
          return isError(outcome) || isError(other) ? outcome : other;
        },
      },
    },
    {
      id: 'get-call.differs-from-list',
      class: 'write',
      description: 'The post-dial delay is another one than in the list.',
      hooks: theCall(change('pdd', (delay) => Number(delay) + 1)),
    },
    {
      id: 'get-call.caller-unmasked',
      class: 'leak',
      description: 'The caller is shown in full.',
      hooks: theCall(unmask),
    },
    {
      id: 'get-call.foreign-shown',
      class: 'isolation',
      description: "Another account's call is shown.",
      hooks: {
        run: (call, next) => {
          const owner = call.context.store.calls.find(idOf(call))?.accountId;
          return next(owner === undefined ? call : forAccount(call, owner));
        },
      },
    },
    {
      id: 'get-call.foreign-forbidden',
      class: 'isolation',
      description: "Another account's call returns 403, one that does not exist with 404.",
      hooks: {
        run: (call, next) => {
          const outcome = next(call);
          const exists = call.context.store.calls.find(idOf(call)) !== undefined;
          return isError(outcome) && outcome.rejected === 404 && exists
            ? fail(403, 'This action is unauthorized.')
            : outcome;
        },
      },
    },
    {
      id: 'get-call.unknown-as-200',
      class: 'status',
      description: 'A call that does not exist returns 200 and null.',
      hooks: { response: whenStatus(404, (response) => ({ ...response, status: 200, body: '{"data":null}' })) },
    },
    {
      id: 'get-call.unknown-as-410',
      class: 'status',
      description: 'A call that does not exist returns 410.',
      hooks: { response: whenStatus(404, withStatus(410)) },
    },
    {
      id: 'get-call.unknown-as-500',
      class: 'status',
      description: 'A call that does not exist returns 500.',
      hooks: {
        response: whenStatus(404, (response) => ({ ...response, status: 500, body: '{"message":"Server Error"}' })),
      },
    },
    {
      id: 'get-call.unknown-without-name',
      breaks: 'deviation',
      class: 'missing-field',
      description: 'The error response of an unknown call does not name its error.',
      hooks: { response: whenStatus(404, editBody(without('error'))) },
    },
    {
      id: 'get-call.unknown-without-message',
      class: 'missing-field',
      description: 'The error response of an unknown call carries no message.',
      hooks: { response: whenStatus(404, editBody(without('message'))) },
    },
    {
      id: 'get-call.unknown-with-other-name',
      breaks: 'deviation',
      class: 'bounds',
      description: 'The error response of an unknown call names its error call_not_found.',
      hooks: { response: whenStatus(404, editBody(set('error', 'call_not_found'))) },
    },
    {
      id: 'get-call.number-as-integer',
      class: 'type',
      description: 'The called number is an integer.',
      hooks: theCall(change('number', Number)),
    },
    {
      id: 'get-call.short-call-as-number',
      class: 'type',
      description: 'Whether a call was short is 0 or 1.',
      hooks: theCall(change('short_call', Number)),
    },
    {
      id: 'get-call.without-hang-cause',
      class: 'missing-field',
      description: 'The record has no cause of its end.',
      hooks: theCall(without('hang_cause')),
    },
  ],
);
