import { deviation, fault } from '../../../faults/define.ts';
import { fail } from '../operation.ts';
import { statusCode } from '../status-code.ts';
import {
  acceptInvalid,
  breaks,
  insteadOf,
  namesBlockedTracker,
  namesForeignTracker,
  namesTrackerWithoutTariff,
  namesUnknownTracker,
  rejectLongestText,
  skipUnusable,
} from './interceptors.ts';

/** What can go wrong with a call for many trackers. */
export const batchFaults = {
  'more-trackers-accepted': deviation.bounds('More than 300 trackers are accepted.', {
    run: acceptInvalid((input) => input, breaks('maxItems')),
  }),
  'missing-trackers-accepted': fault.missingField('A call without trackers returns success.', {
    run: acceptInvalid(
      (input) => ({ ...input, trackers: [] }),
      ({ input }) => input.trackers === undefined,
    ),
  }),
  'unknown-tracker-skipped': fault.status('A tracker that does not exist is omitted instead of rejecting the call.', {
    run: skipUnusable(namesUnknownTracker),
  }),
  'foreign-tracker-skipped': fault.isolation("Another account's tracker is omitted instead of rejecting the call.", {
    run: skipUnusable(namesForeignTracker),
  }),
  'blocked-tracker-skipped': fault.status('A blocked tracker is omitted instead of rejecting the call.', {
    run: skipUnusable(namesBlockedTracker),
  }),
  'chat-not-in-tariff-skipped': fault.status(
    'A tracker whose tariff has no chat is omitted instead of rejecting the call.',
    { run: skipUnusable(namesTrackerWithoutTariff) },
  ),
};

/** What can go wrong with the text of a message. */
export const textFaults = {
  'longest-text-rejected': deviation.bounds('A text of 20,000 characters is rejected.', {
    run: rejectLongestText,
  }),
  'longer-text-accepted': fault.bounds('A text of more than 20,000 characters is accepted.', {
    run: acceptInvalid((input) => input, breaks('maxLength')),
  }),
  'null-accepted': fault.type('A message that is null is sent as an empty text.', {
    run: acceptInvalid(
      (input) => ({ ...input, message: '' }),
      ({ input }) => input.message === null,
    ),
  }),
  'missing-message-accepted': fault.missingField('A call without a message sends an empty text.', {
    run: acceptInvalid(
      (input) => ({ ...input, message: '' }),
      ({ input }) => input.message === undefined,
    ),
  }),
};

/** What can go wrong with the tracker of a call. */
export const trackerFaults = {
  'foreign-tracker-forbidden': fault.isolation(
    "Another account's tracker fails with another code than one that does not exist.",
    { run: insteadOf(statusCode.notFound, fail(statusCode.operationNotPermitted), namesForeignTracker) },
  ),
};
