import { deviation, fault } from '../../../faults/define.ts';
import { whenCode, without, withStatus } from '../../../faults/response-edits.ts';
import { inList, inSuccess } from '../../../faults/response-hooks.ts';
import { bothForms, fail } from '../operation.ts';
import { statusCode } from '../status-code.ts';
import { navixyFaults } from './define.ts';
import { asOwner, changeInput, insteadOf, namesForeignTracker, type Run } from './interceptors.ts';

const empty = { success: true, list: [] } as const;

/** What can go wrong with listing trusted numbers. */
export const trustedNumberListFaults = navixyFaults(bothForms('listTrustedNumbers'), {
  'list-trusted-numbers.of-another-tracker': fault.isolation(
    'The numbers of another tracker of the account are listed.',
    { run: ofAnotherTracker() },
  ),
  'list-trusted-numbers.with-plus': fault.format(
    'Numbers start with a plus sign.',
    inList('list', (numbers) => numbers.map((number) => `+${number}`)),
  ),
  'list-trusted-numbers.as-integers': fault.type(
    'Numbers are integers.',
    inList('list', (numbers) => numbers.map(Number)),
  ),
  'list-trusted-numbers.as-objects': fault.type(
    'Numbers are objects with a field phone.',
    inList('list', (numbers) => numbers.map((phone) => ({ phone }))),
  ),
  'list-trusted-numbers.without-list': fault.missingField('The response has no list.', inSuccess(without('list'))),
  'list-trusted-numbers.list-null-when-empty': fault.type(
    'Instead of an empty list there is null.',
    inSuccess((body) => (Array.isArray(body.list) && body.list.length === 0 ? { ...body, list: null } : body)),
  ),
  'list-trusted-numbers.get-loses-last': fault.transport(
    'The GET form leaves the last number out.',
    inList('list', (numbers) => numbers.slice(0, -1)),
    ['listTrustedNumbersViaGet'],
  ),
  'list-trusted-numbers.foreign-tracker-listed': fault.isolation(
    "The numbers of another account's tracker are listed.",
    { run: asOwner },
  ),
  'list-trusted-numbers.foreign-tracker-blocked': fault.isolation(
    "Another account's tracker is rejected as blocked, one that does not exist as unknown.",
    { run: insteadOf(statusCode.notFound, fail(statusCode.deviceBlocked), namesForeignTracker) },
  ),
  'list-trusted-numbers.unknown-tracker-empty': fault.status(
    'The numbers of a tracker that does not exist are returned as an empty list.',
    { run: insteadOf(statusCode.notFound, empty) },
  ),
  'list-trusted-numbers.unknown-tracker-as-404': deviation.status(
    'Code 201 comes with HTTP status 404 instead of 400.',
    { response: whenCode(statusCode.notFound, withStatus(404)) },
  ),
  'list-trusted-numbers.blocked-tracker-listed': fault.status(
    'The numbers of a blocked tracker are returned as an empty list.',
    { run: insteadOf(statusCode.deviceBlocked, empty) },
  ),
  'list-trusted-numbers.missing-tracker-accepted': fault.missingField(
    'A call without a tracker returns an empty list.',
    { run: insteadOf(statusCode.invalidParameters, empty, ({ input }) => input.tracker_id === undefined) },
  ),
});

function ofAnotherTracker(): Run {
  return changeInput((input, { store, user }) => {
    const trackers = store.trackers.ofAccount(user.accountId);
    if (trackers.find(({ id }) => id === input.tracker_id)?.blocked !== false) return input;
    const other = trackers.find(({ id, blocked }) => id !== input.tracker_id && !blocked);
    return other === undefined ? input : { ...input, tracker_id: other.id };
  });
}
