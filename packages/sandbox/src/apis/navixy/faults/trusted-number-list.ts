import { editBody, editList, whenCode, whenSuccess, without, withStatus } from '../../../faults/response-edits.ts';
import { bothForms, fail } from '../operation.ts';
import { statusCode } from '../status-code.ts';
import { navixyFaults } from './define.ts';
import { asOwner, changeInput, insteadOf, namesForeignTracker, type Run } from './interceptors.ts';

const empty = { success: true, list: [] } as const;

/** What can go wrong with listing trusted numbers. */
export const trustedNumberListFaults = navixyFaults(bothForms('listTrustedNumbers'), [
  {
    id: 'list-trusted-numbers.of-another-tracker',
    class: 'isolation',
    description: 'The numbers of another tracker of the account are listed.',
    hooks: { run: ofAnotherTracker() },
  },
  {
    id: 'list-trusted-numbers.with-plus',
    class: 'format',
    description: 'Numbers start with a plus sign.',
    hooks: { response: whenSuccess(editList('list', (numbers) => numbers.map((number) => `+${number}`))) },
  },
  {
    id: 'list-trusted-numbers.as-integers',
    class: 'type',
    description: 'Numbers are integers.',
    hooks: { response: whenSuccess(editList('list', (numbers) => numbers.map(Number))) },
  },
  {
    id: 'list-trusted-numbers.as-objects',
    class: 'type',
    description: 'Numbers are objects with a field phone.',
    hooks: { response: whenSuccess(editList('list', (numbers) => numbers.map((phone) => ({ phone })))) },
  },
  {
    id: 'list-trusted-numbers.without-list',
    class: 'missing-field',
    description: 'The response has no list.',
    hooks: { response: whenSuccess(editBody(without('list'))) },
  },
  {
    id: 'list-trusted-numbers.list-null-when-empty',
    class: 'type',
    description: 'Instead of an empty list there is null.',
    hooks: {
      response: whenSuccess(
        editBody((body) => (Array.isArray(body.list) && body.list.length === 0 ? { ...body, list: null } : body)),
      ),
    },
  },
  {
    id: 'list-trusted-numbers.get-loses-last',
    class: 'transport',
    operationIds: ['listTrustedNumbersViaGet'],
    description: 'The GET form leaves the last number out.',
    hooks: { response: whenSuccess(editList('list', (numbers) => numbers.slice(0, -1))) },
  },
  {
    id: 'list-trusted-numbers.foreign-tracker-listed',
    class: 'isolation',
    description: "The numbers of another account's tracker are listed.",
    hooks: { run: asOwner },
  },
  {
    id: 'list-trusted-numbers.foreign-tracker-blocked',
    class: 'isolation',
    description: "Another account's tracker is rejected as blocked, one that does not exist as unknown.",
    hooks: { run: insteadOf(statusCode.notFound, fail(statusCode.deviceBlocked), namesForeignTracker) },
  },
  {
    id: 'list-trusted-numbers.unknown-tracker-empty',
    class: 'status',
    description: 'The numbers of a tracker that does not exist are answered as an empty list.',
    hooks: { run: insteadOf(statusCode.notFound, empty) },
  },
  {
    id: 'list-trusted-numbers.unknown-tracker-as-404',
    breaks: 'deviation',
    class: 'status',
    description: 'Code 201 comes with HTTP status 404 instead of 400.',
    hooks: { response: whenCode(statusCode.notFound, withStatus(404)) },
  },
  {
    id: 'list-trusted-numbers.blocked-tracker-listed',
    class: 'status',
    description: 'The numbers of a blocked tracker are answered as an empty list.',
    hooks: { run: insteadOf(statusCode.deviceBlocked, empty) },
  },
  {
    id: 'list-trusted-numbers.missing-tracker-accepted',
    class: 'missing-field',
    description: 'A call without a tracker returns an empty list.',
    hooks: { run: insteadOf(statusCode.invalidParameters, empty, ({ input }) => input.tracker_id === undefined) },
  },
]);

function ofAnotherTracker(): Run {
  return changeInput((input, { store, user }) => {
    const trackers = store.trackers.ofAccount(user.accountId);
    if (trackers.find(({ id }) => id === input.tracker_id)?.blocked !== false) return input;
    const other = trackers.find(({ id, blocked }) => id !== input.tracker_id && !blocked);
    return other === undefined ? input : { ...input, tracker_id: other.id };
  });
}
