import { deviation, fault } from '../../../faults/define.ts';
import { set, whenCode, withStatus } from '../../../faults/response-edits.ts';
import { inSuccess } from '../../../faults/response-hooks.ts';
import { fail, isError } from '../operation.ts';
import { statusCode } from '../status-code.ts';
import { navixyFaults } from './define.ts';
import {
  acceptInvalid,
  breaks,
  changeInput,
  insteadOf,
  loseWrite,
  namesForeignTracker,
  type Run,
} from './interceptors.ts';

const success = { success: true } as const;

/** What can go wrong with replacing trusted numbers. */
export const trustedNumberUpdateFaults = navixyFaults(['updateTrustedNumbers'], {
  'update-trusted-numbers.lost': fault.write('The response is success but the list stays as it was.', {
    run: loseWrite,
  }),
  'update-trusted-numbers.appends': fault.write('The numbers are added to those that stood there before.', {
    run: changeInput((input, { store }) => {
      const before = typeof input.tracker_id === 'number' ? store.trackers.trustedNumbers(input.tracker_id) : [];
      return Array.isArray(input.list) ? { ...input, list: [...before, ...input.list] } : input;
    }),
  }),
  'update-trusted-numbers.empty-list-ignored': fault.write('The empty list leaves the numbers as they were.', {
    run: (call, next) =>
      Array.isArray(call.input.list) && call.input.list.length === 0 ? loseWrite(call, next) : next(call),
  }),
  'update-trusted-numbers.last-number-lost': fault.write('Of several numbers the last one is not stored.', {
    run: changeInput((input) =>
      Array.isArray(input.list) && input.list.length > 1 ? { ...input, list: input.list.slice(0, -1) } : input,
    ),
  }),
  'update-trusted-numbers.every-tracker-replaced': fault.write(
    'The lists of the other trackers are replaced as well.',
    {
      run: (call, next) => {
        const outcome = next(call);
        const { store, user } = call.context;
        const list = Array.isArray(call.input.list) ? call.input.list.map(String) : [];
        if (!isError(outcome))
          for (const { id } of store.trackers.ofAccount(user.accountId)) store.trackers.replaceTrustedNumbers(id, list);
        return outcome;
      },
    },
  ),
  'update-trusted-numbers.right-unchecked': fault.credential(
    'A sub-user without the right tracker_update may replace the list.',
    { run: withRight(false) },
  ),
  'update-trusted-numbers.rejected-but-stored': fault.write(
    'A sub-user without the right tracker_update is rejected, but the list is replaced.',
    { run: withRight(true) },
  ),
  'update-trusted-numbers.right-missing-as-400': deviation.status(
    'Code 13 comes with HTTP status 400 instead of 403.',
    { response: whenCode(statusCode.operationNotPermitted, withStatus(400)) },
  ),
  'update-trusted-numbers.right-missing-access-denied': deviation.status(
    'A missing right fails with code 201 instead of 13.',
    { run: insteadOf(statusCode.operationNotPermitted, fail(statusCode.notFound)) },
  ),
  'update-trusted-numbers.ten-digits-rejected': deviation.bounds('A number of 10 digits is rejected.', {
    run: rejectNumbers((number) => number.length === 10),
  }),
  'update-trusted-numbers.fifteen-digits-rejected': deviation.bounds('A number of 15 digits is rejected.', {
    run: rejectNumbers((number) => number.length === 15),
  }),
  'update-trusted-numbers.nine-digits-accepted': fault.bounds('A number of fewer than 10 digits returns success.', {
    run: insteadOf(statusCode.invalidParameters, success, ({ input }) =>
      hasNumber(input, (number) => number.length < 10),
    ),
  }),
  'update-trusted-numbers.sixteen-digits-accepted': fault.bounds('A number of more than 15 digits returns success.', {
    run: insteadOf(statusCode.invalidParameters, success, ({ input }) =>
      hasNumber(input, (number) => number.length > 15),
    ),
  }),
  'update-trusted-numbers.missing-list-clears': fault.missingField('A call without a list clears the list.', {
    run: acceptInvalid(
      (input) => ({ ...input, list: [] }),
      ({ input }) => input.list === undefined && input.tracker_id !== undefined,
    ),
  }),
  'update-trusted-numbers.missing-tracker-accepted': fault.missingField('A call without a tracker returns success.', {
    run: insteadOf(statusCode.invalidParameters, success, breaks('required')),
  }),
  'update-trusted-numbers.foreign-tracker-accepted': fault.isolation(
    "The list of another account's tracker is returned as if replaced.",
    { run: insteadOf(statusCode.notFound, success, namesForeignTracker) },
  ),
  'update-trusted-numbers.unknown-tracker-accepted': fault.status(
    'The list of a tracker that does not exist is returned as if replaced.',
    { run: insteadOf(statusCode.notFound, success, (call) => !namesForeignTracker(call)) },
  ),
  'update-trusted-numbers.blocked-tracker-accepted': fault.status(
    'The list of a blocked tracker is returned as if replaced.',
    { run: insteadOf(statusCode.deviceBlocked, success) },
  ),
  'update-trusted-numbers.success-as-null': fault.type('The field success is null.', inSuccess(set('success', null))),
});

function withRight(rejects: boolean): Run {
  return (call, next) => {
    const outcome = next(call);
    const { user } = call.context;
    if (user.trackerUpdate) return outcome;
    const permitted = next({ ...call, context: { ...call.context, user: { ...user, trackerUpdate: true } } });
    return rejects ? outcome : permitted;
  };
}

function hasNumber(input: Readonly<Record<string, unknown>>, matches: (number: string) => boolean): boolean {
  return Array.isArray(input.list) && input.list.some((number) => matches(String(number)));
}

function rejectNumbers(matches: (number: string) => boolean): Run {
  return (call, next) => (hasNumber(call.input, matches) ? fail(statusCode.invalidParameters) : next(call));
}
