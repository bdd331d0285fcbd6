import { fault, withIds } from '../../../faults/define.ts';
import { change, set, without } from '../../../faults/response-edits.ts';
import { inList, inSuccess } from '../../../faults/response-hooks.ts';
import { fail, isError } from '../operation.ts';
import { statusCode } from '../status-code.ts';
import { navixyFaults } from './define.ts';
import {
  breaks,
  changeInput,
  changeSuccess,
  insteadOf,
  loseWrite,
  numbersOf,
  retryWithUsable,
  writeTwice,
} from './interceptors.ts';
import { batchFaults, textFaults } from './shared.ts';

/** What can go wrong with sending a message to many trackers. */
export const broadcastFaults = navixyFaults(['broadcastChatMessage'], {
  'broadcast-chat-message.lost': fault.write('The message is reported as sent but never stored.', {
    run: loseWrite,
  }),
  'broadcast-chat-message.stored-twice': fault.write('The message is stored twice for each tracker.', {
    run: writeTwice,
  }),
  'broadcast-chat-message.first-tracker-only': fault.write(
    'Only the first tracker gets the message, although more are in sent_to.',
    {
      run: (call, next) => {
        const reported = call.context.store.database.discarding(() => next(call));
        if (!isError(reported))
          next({ ...call, input: { ...call.input, trackers: numbersOf(call.input, 'trackers').slice(0, 1) } });
        return reported;
      },
    },
  ),
  'broadcast-chat-message.text-upper-case': fault.write('The text is stored in capitals.', {
    run: changeInput((input) => ({ ...input, message: String(input.message).toUpperCase() })),
  }),
  'broadcast-chat-message.rejected-but-sent': fault.write(
    'A call rejected with code 217 still sends the message to the trackers that can be used.',
    {
      run: (call, next) => {
        const outcome = next(call);
        retryWithUsable(call, next, outcome, () => true);
        return outcome;
      },
    },
  ),
  'broadcast-chat-message.overlapping-report': fault.partition(
    'A tracker that was reached is in not_sent_to as well.',
    {
      run: changeSuccess((report) => ({
        ...report,
        not_sent_to: [...numbersOf(report, 'not_sent_to'), ...numbersOf(report, 'sent_to').slice(0, 1)],
      })),
    },
  ),
  'broadcast-chat-message.tracker-unreported': fault.partition('A tracker that was not reached is in neither list.', {
    run: changeSuccess((report) => ({ ...report, not_sent_to: [] })),
  }),
  'broadcast-chat-message.reached-tracker-unreported': fault.partition(
    'The last tracker that was reached is in neither list.',
    inList('sent_to', (ids) => ids.slice(0, -1)),
  ),
  'broadcast-chat-message.tracker-reported-twice': fault.partition(
    'A tracker that was reached is in sent_to twice.',
    inList('sent_to', (ids) => [...ids, ...ids.slice(0, 1)]),
  ),
  'broadcast-chat-message.unasked-tracker-reported': fault.partition(
    'A tracker that was not in the request is in sent_to.',
    inList('sent_to', (ids) => [...ids, 999_199]),
  ),
  'broadcast-chat-message.without-not-sent-to': fault.missingField(
    'The response has no not_sent_to.',
    inSuccess(without('not_sent_to')),
  ),
  'broadcast-chat-message.without-sent-to': fault.missingField(
    'The response has no sent_to.',
    inSuccess(without('sent_to')),
  ),
  'broadcast-chat-message.not-sent-to-as-null': fault.type(
    'Instead of an empty list not_sent_to is null.',
    inSuccess(change('not_sent_to', (ids) => (Array.isArray(ids) && ids.length === 0 ? null : ids))),
  ),
  'broadcast-chat-message.ids-as-text': fault.type(
    'Tracker ids are strings.',
    inList('sent_to', (ids) => ids.map(String)),
  ),
  'broadcast-chat-message.id-zero': fault.bounds('A tracker id is 0.', inSuccess(set('sent_to', [0]))),
  ...withIds(batchFaults, [
    'broadcast-chat-message.more-trackers-accepted',
    'broadcast-chat-message.missing-trackers-accepted',
    'broadcast-chat-message.unknown-tracker-skipped',
    'broadcast-chat-message.foreign-tracker-skipped',
    'broadcast-chat-message.blocked-tracker-skipped',
    'broadcast-chat-message.chat-not-in-tariff-skipped',
  ]),
  'broadcast-chat-message.more-trackers-rejected-but-sent': fault.write(
    'A call with more than 300 trackers is rejected, but the message is sent.',
    {
      run: (call, next) => {
        if (breaks('maxItems')(call)) next({ ...call, findings: [] });
        return next(call);
      },
    },
  ),
  ...withIds(textFaults, [
    'broadcast-chat-message.longest-text-rejected',
    'broadcast-chat-message.longer-text-accepted',
    'broadcast-chat-message.null-accepted',
    'broadcast-chat-message.missing-message-accepted',
  ]),
  'broadcast-chat-message.rejected-with-not-found': fault.status(
    'A tracker that cannot be used fails with code 201 instead of 217.',
    { run: insteadOf(statusCode.nonexistentEntities, fail(statusCode.notFound)) },
  ),
});
