import { editBody, set, whenCode, whenSuccess, withStatus } from '../../../faults/response-edits.ts';
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
export const trustedNumberUpdateFaults = navixyFaults(
  ['updateTrustedNumbers'],
  [
    {
      id: 'update-trusted-numbers.lost',
      class: 'write',
      description: 'The response is success but the list stays as it was.',
      hooks: { run: loseWrite },
    },
    {
      id: 'update-trusted-numbers.appends',
      class: 'write',
      description: 'The numbers are added to those that stood there before.',
      hooks: {
        run: changeInput((input, { store }) => {
          const before = typeof input.tracker_id === 'number' ? store.trackers.trustedNumbers(input.tracker_id) : [];
          return Array.isArray(input.list) ? { ...input, list: [...before, ...input.list] } : input;
        }),
      },
    },
    {
      id: 'update-trusted-numbers.empty-list-ignored',
      class: 'write',
      description: 'The empty list leaves the numbers as they were.',
      hooks: {
        run: (call, next) =>
          Array.isArray(call.input.list) && call.input.list.length === 0 ? loseWrite(call, next) : next(call),
      },
    },
    {
      id: 'update-trusted-numbers.last-number-lost',
      class: 'write',
      description: 'Of several numbers the last one is not stored.',
      hooks: {
        run: changeInput((input) =>
          Array.isArray(input.list) && input.list.length > 1 ? { ...input, list: input.list.slice(0, -1) } : input,
        ),
      },
    },
    {
      id: 'update-trusted-numbers.every-tracker-replaced',
      class: 'write',
      description: 'The lists of the other trackers are replaced as well.',
      hooks: {
        run: (call, next) => {
          const outcome = next(call);
          const { store, user } = call.context;
          const list = Array.isArray(call.input.list) ? call.input.list.map(String) : [];
          if (!isError(outcome))
            for (const { id } of store.trackers.ofAccount(user.accountId))
              store.trackers.replaceTrustedNumbers(id, list);
          return outcome;
        },
      },
    },
    {
      id: 'update-trusted-numbers.right-unchecked',
      class: 'credential',
      description: 'A sub-user without the right tracker_update may replace the list.',
      hooks: { run: withRight(false) },
    },
    {
      id: 'update-trusted-numbers.rejected-but-stored',
      class: 'write',
      description: 'A sub-user without the right tracker_update is rejected, but the list is replaced.',
      hooks: { run: withRight(true) },
    },
    {
      id: 'update-trusted-numbers.right-missing-as-400',
      breaks: 'deviation',
      class: 'status',
      description: 'Code 13 comes with HTTP status 400 instead of 403.',
      hooks: { response: whenCode(statusCode.operationNotPermitted, withStatus(400)) },
    },
    {
      id: 'update-trusted-numbers.right-missing-access-denied',
      breaks: 'deviation',
      class: 'status',
      description: 'A missing right fails with code 201 instead of 13.',
      hooks: { run: insteadOf(statusCode.operationNotPermitted, fail(statusCode.notFound)) },
    },
    {
      id: 'update-trusted-numbers.ten-digits-rejected',
      breaks: 'deviation',
      class: 'bounds',
      description: 'A number of 10 digits is rejected.',
      hooks: { run: rejectNumbers((number) => number.length === 10) },
    },
    {
      id: 'update-trusted-numbers.fifteen-digits-rejected',
      breaks: 'deviation',
      class: 'bounds',
      description: 'A number of 15 digits is rejected.',
      hooks: { run: rejectNumbers((number) => number.length === 15) },
    },
    {
      id: 'update-trusted-numbers.nine-digits-accepted',
      class: 'bounds',
      description: 'A number of fewer than 10 digits returns success.',
      hooks: {
        run: insteadOf(statusCode.invalidParameters, success, ({ input }) =>
          hasNumber(input, (number) => number.length < 10),
        ),
      },
    },
    {
      id: 'update-trusted-numbers.sixteen-digits-accepted',
      class: 'bounds',
      description: 'A number of more than 15 digits returns success.',
      hooks: {
        run: insteadOf(statusCode.invalidParameters, success, ({ input }) =>
          hasNumber(input, (number) => number.length > 15),
        ),
      },
    },
    {
      id: 'update-trusted-numbers.missing-list-clears',
      class: 'missing-field',
      description: 'A call without a list clears the list.',
      hooks: {
        run: acceptInvalid(
          (input) => ({ ...input, list: [] }),
          ({ input }) => input.list === undefined && input.tracker_id !== undefined,
        ),
      },
    },
    {
      id: 'update-trusted-numbers.missing-tracker-accepted',
      class: 'missing-field',
      description: 'A call without a tracker returns success.',
      hooks: { run: insteadOf(statusCode.invalidParameters, success, breaks('required')) },
    },
    {
      id: 'update-trusted-numbers.foreign-tracker-accepted',
      class: 'isolation',
      description: "The list of another account's tracker is answered as replaced.",
      hooks: { run: insteadOf(statusCode.notFound, success, namesForeignTracker) },
    },
    {
      id: 'update-trusted-numbers.unknown-tracker-accepted',
      class: 'status',
      description: 'The list of a tracker that does not exist is answered as replaced.',
      hooks: { run: insteadOf(statusCode.notFound, success, (call) => !namesForeignTracker(call)) },
    },
    {
      id: 'update-trusted-numbers.blocked-tracker-accepted',
      class: 'status',
      description: 'The list of a blocked tracker is answered as replaced.',
      hooks: { run: insteadOf(statusCode.deviceBlocked, success) },
    },
    {
      id: 'update-trusted-numbers.success-as-null',
      class: 'type',
      description: 'The field success is null.',
      hooks: { response: whenSuccess(editBody(set('success', null))) },
    },
  ],
);

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
