import { deviation, fault } from '../../../faults/define.ts';
import { set, without } from '../../../faults/response-edits.ts';
import { inSuccess } from '../../../faults/response-hooks.ts';
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
export const markFaults = navixyFaults(bothForms('markChatMessagesRead'), {
  'mark-chat-messages-read.lost': fault.counter('The response is success but nothing is marked.', { run: loseWrite }, [
    'markChatMessagesRead',
  ]),
  'mark-chat-messages-read.lost-via-get': fault.transport(
    'The GET form returns success but marks nothing.',
    { run: loseWrite },
    ['markChatMessagesReadViaGet'],
  ),
  'mark-chat-messages-read.one-id-ignored': fault.counter('A message named by message_id is not marked.', {
    run: (call, next) => (call.input.message_id === undefined ? next(call) : loseWrite(call, next)),
  }),
  'mark-chat-messages-read.first-of-several-only': fault.counter('Of several message_ids only the first is marked.', {
    run: changeInput((input) =>
      Array.isArray(input.message_ids) ? { ...input, message_ids: input.message_ids.slice(0, 1) } : input,
    ),
  }),
  'mark-chat-messages-read.every-message-marked': fault.counter('Every message of the account is marked.', {
    run: markAllTrackers,
  }),
  'mark-chat-messages-read.unknown-message-accepted': fault.status('A message that does not exist returns success.', {
    run: insteadOf(statusCode.notFound, success),
  }),
  'mark-chat-messages-read.unknown-message-invalid': fault.status(
    'A message that does not exist fails with code 7 instead of 201.',
    { run: insteadOf(statusCode.notFound, fail(statusCode.invalidParameters)) },
  ),
  'mark-chat-messages-read.without-success': fault.missingField(
    'The response has no field success.',
    inSuccess(without('success')),
  ),
  'mark-chat-messages-read.success-as-number': fault.type('The field success is 1.', inSuccess(set('success', 1))),
});

/** What can go wrong with marking all messages as read. */
export const markAllFaults = navixyFaults(bothForms('markAllChatMessagesRead'), {
  'mark-all-chat-messages-read.lost': fault.counter(
    'The response is success but nothing is marked.',
    { run: loseWrite },
    ['markAllChatMessagesRead'],
  ),
  'mark-all-chat-messages-read.lost-via-get': fault.transport(
    'The GET form returns success but marks nothing.',
    { run: loseWrite },
    ['markAllChatMessagesReadViaGet'],
  ),
  'mark-all-chat-messages-read.trackers-ignored': fault.counter(
    'A list of trackers has no effect; every tracker is marked.',
    { run: markAllTrackers },
  ),
  'mark-all-chat-messages-read.first-of-several-only': fault.counter('Of several trackers only the first is marked.', {
    run: (call, next) => {
      const outcome = call.context.store.database.discarding(() => next(call));
      const ids = numbersOf(call.input, 'trackers');
      if ('success' in outcome)
        next(ids.length > 1 ? { ...call, input: { ...call.input, trackers: ids.slice(0, 1) } } : call);
      return outcome;
    },
  }),
  'mark-all-chat-messages-read.one-tracker-by-default': fault.counter(
    'Without trackers only one tracker of the account is marked.',
    {
      run: changeInput((input, { store, user }) => {
        const first = store.trackers.ofAccount(user.accountId).find(({ blocked }) => !blocked);
        return first === undefined ? input : { trackers: [first.id], ...input };
      }),
    },
  ),
  'mark-all-chat-messages-read.unknown-tracker-accepted': deviation.status(
    'A tracker that does not exist returns success.',
    { run: insteadOf(statusCode.notFound, success, namesUnknownTracker) },
  ),
  'mark-all-chat-messages-read.foreign-tracker-accepted': deviation.isolation(
    "Another account's tracker returns success.",
    { run: insteadOf(statusCode.notFound, success, namesForeignTracker) },
  ),
  'mark-all-chat-messages-read.unknown-tracker-in-batch': deviation.status(
    'A tracker that does not exist fails with code 217 instead of 201.',
    { run: insteadOf(statusCode.notFound, fail(statusCode.nonexistentEntities)) },
  ),
  'mark-all-chat-messages-read.success-false': fault.status(
    'HTTP status 200 comes with success false.',
    inSuccess(set('success', false)),
  ),
  'mark-all-chat-messages-read.form-array-ignored': fault.transport(
    'In a form the list of trackers has no effect.',
    { request: dropFormField('trackers') },
    ['markAllChatMessagesRead'],
  ),
  'mark-all-chat-messages-read.query-array-ignored': fault.transport(
    'In a query the list of trackers has no effect.',
    { run: ignoreInput('trackers') },
    ['markAllChatMessagesReadViaGet'],
  ),
});
