import { change, editBody, editList, set, whenSuccess, without } from '../../../faults/response-edits.ts';
import { fail, isError } from '../operation.ts';
import { statusCode } from '../status-code.ts';
import { navixyFaults } from './define.ts';
import {
  acceptInvalid,
  breaks,
  changeInput,
  changeSuccess,
  insteadOf,
  loseWrite,
  namesBlockedTracker,
  namesForeignTracker,
  namesTrackerWithoutTariff,
  namesUnknownTracker,
  numbersOf,
  rejectLongestText,
  retryWithUsable,
  skipUnusable,
  writeTwice,
} from './interceptors.ts';

/** What can go wrong with sending a message to many trackers. */
export const broadcastFaults = navixyFaults(
  ['broadcastChatMessage'],
  [
    {
      id: 'broadcast-chat-message.lost',
      class: 'write',
      description: 'The message is reported as sent but never stored.',
      hooks: { run: loseWrite },
    },
    {
      id: 'broadcast-chat-message.stored-twice',
      class: 'write',
      description: 'The message is stored twice for each tracker.',
      hooks: { run: writeTwice },
    },
    {
      id: 'broadcast-chat-message.first-tracker-only',
      class: 'write',
      description: 'Only the first tracker gets the message, although more are in sent_to.',
      hooks: {
        run: (call, next) => {
          const reported = call.context.store.database.discarding(() => next(call));
          if (!isError(reported))
            next({ ...call, input: { ...call.input, trackers: numbersOf(call.input, 'trackers').slice(0, 1) } });
          return reported;
        },
      },
    },
    {
      id: 'broadcast-chat-message.text-upper-case',
      class: 'write',
      description: 'The text is stored in capitals.',
      hooks: { run: changeInput((input) => ({ ...input, message: String(input.message).toUpperCase() })) },
    },
    {
      id: 'broadcast-chat-message.rejected-but-sent',
      class: 'write',
      description: 'A call rejected with code 217 still sends the message to the trackers that can be used.',
      hooks: {
        run: (call, next) => {
          const outcome = next(call);
          retryWithUsable(call, next, outcome, () => true);
          return outcome;
        },
      },
    },
    {
      id: 'broadcast-chat-message.overlapping-report',
      class: 'partition',
      description: 'A tracker that was reached is in not_sent_to as well.',
      hooks: {
        run: changeSuccess((report) => ({
          ...report,
          not_sent_to: [...numbersOf(report, 'not_sent_to'), ...numbersOf(report, 'sent_to').slice(0, 1)],
        })),
      },
    },
    {
      id: 'broadcast-chat-message.tracker-unreported',
      class: 'partition',
      description: 'A tracker that was not reached is in neither list.',
      hooks: { run: changeSuccess((report) => ({ ...report, not_sent_to: [] })) },
    },
    {
      id: 'broadcast-chat-message.reached-tracker-unreported',
      class: 'partition',
      description: 'The last tracker that was reached is in neither list.',
      hooks: { response: whenSuccess(editList('sent_to', (ids) => ids.slice(0, -1))) },
    },
    {
      id: 'broadcast-chat-message.tracker-reported-twice',
      class: 'partition',
      description: 'A tracker that was reached is in sent_to twice.',
      hooks: { response: whenSuccess(editList('sent_to', (ids) => [...ids, ...ids.slice(0, 1)])) },
    },
    {
      id: 'broadcast-chat-message.unasked-tracker-reported',
      class: 'partition',
      description: 'A tracker that was not in the request is in sent_to.',
      hooks: { response: whenSuccess(editList('sent_to', (ids) => [...ids, 999_199])) },
    },
    {
      id: 'broadcast-chat-message.without-not-sent-to',
      class: 'missing-field',
      description: 'The response has no not_sent_to.',
      hooks: { response: whenSuccess(editBody(without('not_sent_to'))) },
    },
    {
      id: 'broadcast-chat-message.without-sent-to',
      class: 'missing-field',
      description: 'The response has no sent_to.',
      hooks: { response: whenSuccess(editBody(without('sent_to'))) },
    },
    {
      id: 'broadcast-chat-message.not-sent-to-as-null',
      class: 'type',
      description: 'Instead of an empty list not_sent_to is null.',
      hooks: {
        response: whenSuccess(
          editBody(change('not_sent_to', (ids) => (Array.isArray(ids) && ids.length === 0 ? null : ids))),
        ),
      },
    },
    {
      id: 'broadcast-chat-message.ids-as-text',
      class: 'type',
      description: 'Tracker ids are strings.',
      hooks: { response: whenSuccess(editList('sent_to', (ids) => ids.map(String))) },
    },
    {
      id: 'broadcast-chat-message.id-zero',
      class: 'bounds',
      description: 'A tracker id is 0.',
      hooks: { response: whenSuccess(editBody(set('sent_to', [0]))) },
    },
    {
      id: 'broadcast-chat-message.more-trackers-accepted',
      breaks: 'deviation',
      class: 'bounds',
      description: 'More than 300 trackers are accepted.',
      hooks: { run: acceptInvalid((input) => input, breaks('maxItems')) },
    },
    {
      id: 'broadcast-chat-message.more-trackers-rejected-but-sent',
      class: 'write',
      description: 'A call with more than 300 trackers is rejected, but the message is sent.',
      hooks: {
        run: (call, next) => {
          if (breaks('maxItems')(call)) next({ ...call, findings: [] });
          return next(call);
        },
      },
    },
    {
      id: 'broadcast-chat-message.longest-text-rejected',
      breaks: 'deviation',
      class: 'bounds',
      description: 'A text of 20,000 characters is rejected.',
      hooks: { run: rejectLongestText },
    },
    {
      id: 'broadcast-chat-message.longer-text-accepted',
      class: 'bounds',
      description: 'A text of more than 20,000 characters is accepted.',
      hooks: { run: acceptInvalid((input) => input, breaks('maxLength')) },
    },
    {
      id: 'broadcast-chat-message.null-accepted',
      class: 'type',
      description: 'A message that is null is sent as an empty text.',
      hooks: {
        run: acceptInvalid(
          (input) => ({ ...input, message: '' }),
          ({ input }) => input.message === null,
        ),
      },
    },
    {
      id: 'broadcast-chat-message.missing-message-accepted',
      class: 'missing-field',
      description: 'A call without a message sends an empty text.',
      hooks: {
        run: acceptInvalid(
          (input) => ({ ...input, message: '' }),
          ({ input }) => input.message === undefined,
        ),
      },
    },
    {
      id: 'broadcast-chat-message.missing-trackers-accepted',
      class: 'missing-field',
      description: 'A call without trackers returns success.',
      hooks: {
        run: acceptInvalid(
          (input) => ({ ...input, trackers: [] }),
          ({ input }) => input.trackers === undefined,
        ),
      },
    },
    {
      id: 'broadcast-chat-message.unknown-tracker-skipped',
      class: 'status',
      description: 'A tracker that does not exist is omitted instead of rejecting the call.',
      hooks: { run: skipUnusable(namesUnknownTracker) },
    },
    {
      id: 'broadcast-chat-message.foreign-tracker-skipped',
      class: 'isolation',
      description: "Another account's tracker is omitted instead of rejecting the call.",
      hooks: { run: skipUnusable(namesForeignTracker) },
    },
    {
      id: 'broadcast-chat-message.blocked-tracker-skipped',
      class: 'status',
      description: 'A blocked tracker is omitted instead of rejecting the call.',
      hooks: { run: skipUnusable(namesBlockedTracker) },
    },
    {
      id: 'broadcast-chat-message.chat-not-in-tariff-skipped',
      class: 'status',
      description: 'A tracker whose tariff has no chat is omitted instead of rejecting the call.',
      hooks: { run: skipUnusable(namesTrackerWithoutTariff) },
    },
    {
      id: 'broadcast-chat-message.rejected-with-not-found',
      class: 'status',
      description: 'A tracker that cannot be used fails with code 201 instead of 217.',
      hooks: { run: insteadOf(statusCode.nonexistentEntities, fail(statusCode.notFound)) },
    },
  ],
);
