import { isRefusal, refuse } from '../../navixy/operation.ts';
import { statusCode } from '../../navixy/status-code.ts';
import { bothForms, navixyFaults } from '../define.ts';
import { editBody, editList, set, whenCode, whenSuccess, without, withStatus } from '../edit.ts';
import {
  acceptInvalid,
  asOwner,
  breaks,
  changeInput,
  insteadOf,
  loseWrite,
  namesForeignTracker,
  type Run,
} from './run.ts';

const empty = { success: true, list: [] } as const;
const success = { success: true } as const;

/** What can go wrong with listing trusted numbers. */
const listFaults = navixyFaults('list-trusted-numbers', bothForms('listTrustedNumbers'), [
  {
    name: 'of-another-tracker',
    class: 'isolation',
    says: 'The numbers of another tracker of the account are listed.',
    hooks: { run: ofAnotherTracker() },
  },
  {
    name: 'with-plus',
    class: 'format',
    says: 'Numbers start with a plus sign.',
    hooks: { answer: whenSuccess(editList('list', (numbers) => numbers.map((number) => `+${number}`))) },
  },
  {
    name: 'as-integers',
    class: 'type',
    says: 'Numbers are integers.',
    hooks: { answer: whenSuccess(editList('list', (numbers) => numbers.map(Number))) },
  },
  {
    name: 'as-objects',
    class: 'type',
    says: 'Numbers are objects with a field phone.',
    hooks: { answer: whenSuccess(editList('list', (numbers) => numbers.map((phone) => ({ phone })))) },
  },
  {
    name: 'without-list',
    class: 'missing-field',
    says: 'The answer has no list.',
    hooks: { answer: whenSuccess(editBody(without('list'))) },
  },
  {
    name: 'list-null-when-empty',
    class: 'type',
    says: 'Instead of an empty list there is null.',
    hooks: {
      answer: whenSuccess(
        editBody((body) => (Array.isArray(body.list) && body.list.length === 0 ? { ...body, list: null } : body)),
      ),
    },
  },
  {
    name: 'get-loses-last',
    class: 'transport',
    operationIds: ['listTrustedNumbersViaGet'],
    says: 'The GET form leaves the last number out.',
    hooks: { answer: whenSuccess(editList('list', (numbers) => numbers.slice(0, -1))) },
  },
  {
    name: 'foreign-tracker-listed',
    class: 'isolation',
    says: "The numbers of another account's tracker are listed.",
    hooks: { run: asOwner },
  },
  {
    name: 'foreign-tracker-blocked',
    class: 'isolation',
    says: "Another account's tracker is refused as blocked, one that does not exist as unknown.",
    hooks: { run: insteadOf(statusCode.notFound, refuse(statusCode.deviceBlocked), namesForeignTracker) },
  },
  {
    name: 'unknown-tracker-empty',
    class: 'status',
    says: 'The numbers of a tracker that does not exist are answered as an empty list.',
    hooks: { run: insteadOf(statusCode.notFound, empty) },
  },
  {
    name: 'unknown-tracker-as-404',
    class: 'status',
    says: 'Code 201 comes with HTTP status 404 instead of 400.',
    hooks: { answer: whenCode(statusCode.notFound, withStatus(404)) },
  },
  {
    name: 'blocked-tracker-listed',
    class: 'status',
    says: 'The numbers of a blocked tracker are answered as an empty list.',
    hooks: { run: insteadOf(statusCode.deviceBlocked, empty) },
  },
  {
    name: 'missing-tracker-accepted',
    class: 'missing-field',
    says: 'A call without a tracker is answered with an empty list.',
    hooks: { run: insteadOf(statusCode.invalidParameters, empty, ({ input }) => input.tracker_id === undefined) },
  },
]);

/** What can go wrong with replacing trusted numbers. */
const updateFaults = navixyFaults(
  'update-trusted-numbers',
  ['updateTrustedNumbers'],
  [
    {
      name: 'lost',
      class: 'write',
      says: 'The answer is success but the list stays as it was.',
      hooks: { run: loseWrite },
    },
    {
      name: 'appends',
      class: 'write',
      says: 'The numbers are added to those that stood there before.',
      hooks: {
        run: changeInput((input, { store }) => {
          const before = typeof input.tracker_id === 'number' ? store.trackers.trustedNumbers(input.tracker_id) : [];
          return Array.isArray(input.list) ? { ...input, list: [...before, ...input.list] } : input;
        }),
      },
    },
    {
      name: 'empty-list-ignored',
      class: 'write',
      says: 'The empty list leaves the numbers as they were.',
      hooks: {
        run: (call, next) =>
          Array.isArray(call.input.list) && call.input.list.length === 0 ? loseWrite(call, next) : next(call),
      },
    },
    {
      name: 'last-number-lost',
      class: 'write',
      says: 'Of several numbers the last one is not stored.',
      hooks: {
        run: changeInput((input) =>
          Array.isArray(input.list) && input.list.length > 1 ? { ...input, list: input.list.slice(0, -1) } : input,
        ),
      },
    },
    {
      name: 'every-tracker-replaced',
      class: 'write',
      says: 'The lists of the other trackers are replaced as well.',
      hooks: {
        run: (call, next) => {
          const outcome = next(call);
          const { store, user } = call.context;
          const list = Array.isArray(call.input.list) ? call.input.list.map(String) : [];
          if (!isRefusal(outcome))
            for (const { id } of store.trackers.ofAccount(user.accountId))
              store.trackers.replaceTrustedNumbers(id, list);
          return outcome;
        },
      },
    },
    {
      name: 'right-unchecked',
      class: 'credential',
      says: 'A sub-user without the right tracker_update may replace the list.',
      hooks: { run: withRight(false) },
    },
    {
      name: 'refused-but-stored',
      class: 'write',
      says: 'A sub-user without the right tracker_update is refused, but the list is replaced.',
      hooks: { run: withRight(true) },
    },
    {
      name: 'right-missing-as-400',
      class: 'status',
      says: 'Code 13 comes with HTTP status 400 instead of 403.',
      hooks: { answer: whenCode(statusCode.operationNotPermitted, withStatus(400)) },
    },
    {
      name: 'right-missing-access-denied',
      class: 'status',
      says: 'A missing right is refused with code 201 instead of 13.',
      hooks: { run: insteadOf(statusCode.operationNotPermitted, refuse(statusCode.notFound)) },
    },
    {
      name: 'ten-digits-refused',
      class: 'bounds',
      says: 'A number of 10 digits is refused.',
      hooks: { run: refuseNumbers((number) => number.length === 10) },
    },
    {
      name: 'fifteen-digits-refused',
      class: 'bounds',
      says: 'A number of 15 digits is refused.',
      hooks: { run: refuseNumbers((number) => number.length === 15) },
    },
    {
      name: 'nine-digits-accepted',
      class: 'bounds',
      says: 'A number of fewer than 10 digits is answered with success.',
      hooks: {
        run: insteadOf(statusCode.invalidParameters, success, ({ input }) =>
          hasNumber(input, (number) => number.length < 10),
        ),
      },
    },
    {
      name: 'sixteen-digits-accepted',
      class: 'bounds',
      says: 'A number of more than 15 digits is answered with success.',
      hooks: {
        run: insteadOf(statusCode.invalidParameters, success, ({ input }) =>
          hasNumber(input, (number) => number.length > 15),
        ),
      },
    },
    {
      name: 'missing-list-clears',
      class: 'missing-field',
      says: 'A call without a list clears the list.',
      hooks: {
        run: acceptInvalid(
          (input) => ({ ...input, list: [] }),
          ({ input }) => input.list === undefined && input.tracker_id !== undefined,
        ),
      },
    },
    {
      name: 'missing-tracker-accepted',
      class: 'missing-field',
      says: 'A call without a tracker is answered with success.',
      hooks: { run: insteadOf(statusCode.invalidParameters, success, breaks('required')) },
    },
    {
      name: 'foreign-tracker-accepted',
      class: 'isolation',
      says: "The list of another account's tracker is answered as replaced.",
      hooks: { run: insteadOf(statusCode.notFound, success, namesForeignTracker) },
    },
    {
      name: 'unknown-tracker-accepted',
      class: 'status',
      says: 'The list of a tracker that does not exist is answered as replaced.',
      hooks: { run: insteadOf(statusCode.notFound, success, (call) => !namesForeignTracker(call)) },
    },
    {
      name: 'blocked-tracker-accepted',
      class: 'status',
      says: 'The list of a blocked tracker is answered as replaced.',
      hooks: { run: insteadOf(statusCode.deviceBlocked, success) },
    },
    {
      name: 'success-as-null',
      class: 'type',
      says: 'The field success is null.',
      hooks: { answer: whenSuccess(editBody(set('success', null))) },
    },
  ],
);

/** What can go wrong with trusted numbers. */
export const trustedNumberFaults = [...listFaults, ...updateFaults];

function ofAnotherTracker(): Run {
  return changeInput((input, { store, user }) => {
    const trackers = store.trackers.ofAccount(user.accountId);
    if (trackers.find(({ id }) => id === input.tracker_id)?.blocked !== false) return input;
    const other = trackers.find(({ id, blocked }) => id !== input.tracker_id && !blocked);
    return other === undefined ? input : { ...input, tracker_id: other.id };
  });
}

function withRight(refuses: boolean): Run {
  return (call, next) => {
    const outcome = next(call);
    const { user } = call.context;
    if (user.trackerUpdate) return outcome;
    const permitted = next({ ...call, context: { ...call.context, user: { ...user, trackerUpdate: true } } });
    return refuses ? outcome : permitted;
  };
}

function hasNumber(input: Readonly<Record<string, unknown>>, matches: (number: string) => boolean): boolean {
  return Array.isArray(input.list) && input.list.some((number) => matches(String(number)));
}

function refuseNumbers(matches: (number: string) => boolean): Run {
  return (call, next) => (hasNumber(call.input, matches) ? refuse(statusCode.invalidParameters) : next(call));
}
