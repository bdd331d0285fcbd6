import { isObject } from '@trustline/openapi';
import { deviation, fault } from '../../../faults/define.ts';
import {
  editBody,
  editFirstEntry,
  set,
  whenCode,
  whenSuccess,
  without,
  withStatus,
} from '../../../faults/response-edits.ts';
import { inObject, inSuccess } from '../../../faults/response-hooks.ts';
import { bothForms, fail } from '../operation.ts';
import { statusCode } from '../status-code.ts';
import { navixyFaults } from './define.ts';
import { changeSuccess, insteadOf } from './interceptors.ts';

const eachCount = (edit: (count: number) => unknown) =>
  inObject('value', (map) => Object.fromEntries(Object.entries(map).map(([id, count]) => [id, edit(Number(count))])));

/** What can go wrong with the counts of unread messages. */
export const chatUnreadFaults = navixyFaults(bothForms('countUnreadChatMessages'), {
  'count-unread-chat-messages.one-too-many': fault.counter(
    'Each count is one too high.',
    eachCount((count) => count + 1),
  ),
  'count-unread-chat-messages.never-above-one': fault.counter(
    'Each count is 1 when there are unread messages, however many.',
    eachCount((count) => Math.min(count, 1)),
  ),
  'count-unread-chat-messages.never-changes': fault.counter(
    'The counts stay what they were when they were first asked for.',
    () => {
      let first: unknown;
      return {
        run: changeSuccess((success) => {
          first ??= success.value;
          return { ...success, value: first };
        }),
      };
    },
  ),
  'count-unread-chat-messages.foreign-tracker-counted': fault.isolation("Another account's tracker is in the map.", {
    run: changeSuccess((success, { context }) => {
      const { store, user } = context;
      const foreign = store.trackers.ofAccount(user.accountId + 1).map(({ id, unread }) => [String(id), unread]);
      return {
        ...success,
        value: { ...(isObject(success.value) ? success.value : {}), ...Object.fromEntries(foreign) },
      };
    }),
  }),
  'count-unread-chat-messages.negative': fault.bounds(
    'Counts are negative.',
    eachCount((count) => -1 - count),
  ),
  'count-unread-chat-messages.as-text': fault.type('Counts are strings.', eachCount(String)),
  'count-unread-chat-messages.with-fraction': fault.type(
    'Counts are no whole numbers.',
    eachCount((count) => count + 0.5),
  ),
  'count-unread-chat-messages.as-null': fault.type('A count is null.', {
    response: whenSuccess(editFirstEntry('value', (id) => [id, null])),
  }),
  'count-unread-chat-messages.keys-with-zero': fault.format('The ids in the map start with a zero.', {
    response: whenSuccess(editFirstEntry('value', (id, count) => [`0${id}`, count])),
  }),
  'count-unread-chat-messages.value-null': fault.type('The value is null.', inSuccess(set('value', null))),
  'count-unread-chat-messages.without-value': fault.missingField(
    'The response has no value.',
    inSuccess(without('value')),
  ),
  'count-unread-chat-messages.account-without-chat-empty': fault.status(
    'An account whose tariffs have no chat gets an empty map.',
    {
      run: (call, next) => {
        const outcome = next(call);
        const empty = { success: true, value: {} } as const;
        return 'rejected' in outcome && outcome.rejected === statusCode.notInTariff ? empty : outcome;
      },
    },
  ),
  'count-unread-chat-messages.account-without-chat-not-permitted': fault.status(
    'An account whose tariffs have no chat fails with code 13 instead of 236.',
    { run: insteadOf(statusCode.notInTariff, fail(statusCode.operationNotPermitted)) },
  ),
  'count-unread-chat-messages.account-without-chat-as-403': deviation.status(
    'Code 236 comes with HTTP status 403 instead of 402.',
    { response: whenCode(statusCode.notInTariff, withStatus(403)) },
  ),
  'count-unread-chat-messages.get-counts-differ': fault.transport(
    'The GET form gives twice the counts of the POST form.',
    eachCount((count) => count * 2 + 1),
    ['countUnreadChatMessagesViaGet'],
  ),
  'count-unread-chat-messages.credential-echoed': fault.leak('The response repeats the credential of the caller.', {
    response: (response, request) => {
      const credential = /NVX +(\S+)/i.exec(request.header('authorization') ?? '')?.[1];
      return credential === undefined ? response : whenSuccess(editBody(set('session', credential)))(response);
    },
  }),
});
