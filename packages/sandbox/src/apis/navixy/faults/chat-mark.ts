import { editBody, set, whenSuccess, without } from '../../../faults/response-edits.ts';
import { bothForms, fail } from '../operation.ts';
import { statusCode } from '../status-code.ts';
import { navixyFaults } from './define.ts';
import {
  changeInput,
  ignoreInput,
  insteadOf,
  loseWrite,
  namesForeignTracker,
  namesUnknownTracker,
  numbersOf,
  type Run,
} from './interceptors.ts';
import { dropFormField } from './request.ts';

const success = { success: true } as const;

const markAllTrackers: Run = (call, next) => {
  const { store, user } = call.context;
  const outcome = next(call);
  if ('success' in outcome)
    for (const { id } of store.trackers.ofAccount(user.accountId)) store.messages.markTrackerRead(id);
  return outcome;
};

/** What can go wrong with marking messages as read by their ids. */
export const markFaults = navixyFaults(bothForms('markChatMessagesRead'), [
  {
    id: 'mark-chat-messages-read.lost',
    class: 'counter',
    operationIds: ['markChatMessagesRead'],
    description: 'The response is success but nothing is marked.',
    hooks: { run: loseWrite },
  },
  {
    id: 'mark-chat-messages-read.lost-via-get',
    class: 'transport',
    operationIds: ['markChatMessagesReadViaGet'],
    description: 'The GET form returns success but marks nothing.',
    hooks: { run: loseWrite },
  },
  {
    id: 'mark-chat-messages-read.one-id-ignored',
    class: 'counter',
    description: 'A message named by message_id is not marked.',
    hooks: { run: (call, next) => (call.input.message_id === undefined ? next(call) : loseWrite(call, next)) },
  },
  {
    id: 'mark-chat-messages-read.first-of-several-only',
    class: 'counter',
    description: 'Of several message_ids only the first is marked.',
    hooks: {
      run: changeInput((input) =>
        Array.isArray(input.message_ids) ? { ...input, message_ids: input.message_ids.slice(0, 1) } : input,
      ),
    },
  },
  {
    id: 'mark-chat-messages-read.every-message-marked',
    class: 'counter',
    description: 'Every message of the account is marked.',
    hooks: { run: markAllTrackers },
  },
  {
    id: 'mark-chat-messages-read.unknown-message-accepted',
    class: 'status',
    description: 'A message that does not exist returns success.',
    hooks: { run: insteadOf(statusCode.notFound, success) },
  },
  {
    id: 'mark-chat-messages-read.unknown-message-invalid',
    class: 'status',
    description: 'A message that does not exist fails with code 7 instead of 201.',
    hooks: { run: insteadOf(statusCode.notFound, fail(statusCode.invalidParameters)) },
  },
  {
    id: 'mark-chat-messages-read.without-success',
    class: 'missing-field',
    description: 'The response has no field success.',
    hooks: { response: whenSuccess(editBody(without('success'))) },
  },
  {
    id: 'mark-chat-messages-read.success-as-number',
    class: 'type',
    description: 'The field success is 1.',
    hooks: { response: whenSuccess(editBody(set('success', 1))) },
  },
]);

/** What can go wrong with marking all messages as read. */
export const markAllFaults = navixyFaults(bothForms('markAllChatMessagesRead'), [
  {
    id: 'mark-all-chat-messages-read.lost',
    class: 'counter',
    operationIds: ['markAllChatMessagesRead'],
    description: 'The response is success but nothing is marked.',
    hooks: { run: loseWrite },
  },
  {
    id: 'mark-all-chat-messages-read.lost-via-get',
    class: 'transport',
    operationIds: ['markAllChatMessagesReadViaGet'],
    description: 'The GET form returns success but marks nothing.',
    hooks: { run: loseWrite },
  },
  {
    id: 'mark-all-chat-messages-read.trackers-ignored',
    class: 'counter',
    description: 'A list of trackers has no effect; every tracker is marked.',
    hooks: { run: markAllTrackers },
  },
  {
    id: 'mark-all-chat-messages-read.first-of-several-only',
    class: 'counter',
    description: 'Of several trackers only the first is marked.',
    hooks: {
      run: (call, next) => {
        const outcome = call.context.store.database.discarding(() => next(call));
        const ids = numbersOf(call.input, 'trackers');
        if ('success' in outcome)
          next(ids.length > 1 ? { ...call, input: { ...call.input, trackers: ids.slice(0, 1) } } : call);
        return outcome;
      },
    },
  },
  {
    id: 'mark-all-chat-messages-read.one-tracker-by-default',
    class: 'counter',
    description: 'Without trackers only one tracker of the account is marked.',
    hooks: {
      run: changeInput((input, { store, user }) => {
        const first = store.trackers.ofAccount(user.accountId).find(({ blocked }) => !blocked);
        return first === undefined ? input : { trackers: [first.id], ...input };
      }),
    },
  },
  {
    id: 'mark-all-chat-messages-read.unknown-tracker-accepted',
    breaks: 'deviation',
    class: 'status',
    description: 'A tracker that does not exist returns success.',
    hooks: { run: insteadOf(statusCode.notFound, success, namesUnknownTracker) },
  },
  {
    id: 'mark-all-chat-messages-read.foreign-tracker-accepted',
    breaks: 'deviation',
    class: 'isolation',
    description: "Another account's tracker returns success.",
    hooks: { run: insteadOf(statusCode.notFound, success, namesForeignTracker) },
  },
  {
    id: 'mark-all-chat-messages-read.unknown-tracker-in-batch',
    breaks: 'deviation',
    class: 'status',
    description: 'A tracker that does not exist fails with code 217 instead of 201.',
    hooks: { run: insteadOf(statusCode.notFound, fail(statusCode.nonexistentEntities)) },
  },
  {
    id: 'mark-all-chat-messages-read.success-false',
    class: 'status',
    description: 'HTTP status 200 comes with success false.',
    hooks: { response: whenSuccess(editBody(set('success', false))) },
  },
  {
    id: 'mark-all-chat-messages-read.form-array-ignored',
    class: 'transport',
    operationIds: ['markAllChatMessagesRead'],
    description: 'In a form the list of trackers has no effect.',
    hooks: { request: dropFormField('trackers') },
  },
  {
    id: 'mark-all-chat-messages-read.query-array-ignored',
    class: 'transport',
    operationIds: ['markAllChatMessagesReadViaGet'],
    description: 'In a query the list of trackers has no effect.',
    hooks: { run: ignoreInput('trackers') },
  },
]);
