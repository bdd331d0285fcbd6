import { isObject } from '@trustline/openapi';
import {
  editAt,
  editBody,
  editFirstEntry,
  set,
  whenCode,
  whenSuccess,
  without,
  withStatus,
} from '../../../faults/response-edits.ts';
import { bothForms, fail } from '../operation.ts';
import { statusCode } from '../status-code.ts';
import { navixyFaults } from './define.ts';
import { changeSuccess, insteadOf } from './interceptors.ts';

const eachCount = (edit: (count: number) => unknown) => ({
  response: whenSuccess(
    editAt('value', (map) => Object.fromEntries(Object.entries(map).map(([id, count]) => [id, edit(Number(count))]))),
  ),
});

/** What can go wrong with the counts of unread messages. */
export const chatUnreadFaults = navixyFaults(bothForms('countUnreadChatMessages'), [
  {
    id: 'count-unread-chat-messages.one-too-many',
    class: 'counter',
    description: 'Each count is one too high.',
    hooks: eachCount((count) => count + 1),
  },
  {
    id: 'count-unread-chat-messages.never-above-one',
    class: 'counter',
    description: 'Each count is 1 when there are unread messages, however many.',
    hooks: eachCount((count) => Math.min(count, 1)),
  },
  {
    id: 'count-unread-chat-messages.never-changes',
    class: 'counter',
    description: 'The counts stay what they were when they were first asked for.',
    hooks: () => {
      let first: unknown;
      return {
        run: changeSuccess((success) => {
          first ??= success.value;
          return { ...success, value: first };
        }),
      };
    },
  },
  {
    id: 'count-unread-chat-messages.foreign-tracker-counted',
    class: 'isolation',
    description: "Another account's tracker is in the map.",
    hooks: {
      run: changeSuccess((success, { context }) => {
        const { store, user } = context;
        const foreign = store.trackers.ofAccount(user.accountId + 1).map(({ id, unread }) => [String(id), unread]);
        return {
          ...success,
          value: { ...(isObject(success.value) ? success.value : {}), ...Object.fromEntries(foreign) },
        };
      }),
    },
  },
  {
    id: 'count-unread-chat-messages.negative',
    class: 'bounds',
    description: 'Counts are negative.',
    hooks: eachCount((count) => -1 - count),
  },
  {
    id: 'count-unread-chat-messages.as-text',
    class: 'type',
    description: 'Counts are strings.',
    hooks: eachCount(String),
  },
  {
    id: 'count-unread-chat-messages.with-fraction',
    class: 'type',
    description: 'Counts are no whole numbers.',
    hooks: eachCount((count) => count + 0.5),
  },
  {
    id: 'count-unread-chat-messages.as-null',
    class: 'type',
    description: 'A count is null.',
    hooks: { response: whenSuccess(editFirstEntry('value', (id) => [id, null])) },
  },
  {
    id: 'count-unread-chat-messages.keys-with-zero',
    class: 'format',
    description: 'The ids in the map start with a zero.',
    hooks: { response: whenSuccess(editFirstEntry('value', (id, count) => [`0${id}`, count])) },
  },
  {
    id: 'count-unread-chat-messages.value-null',
    class: 'type',
    description: 'The value is null.',
    hooks: { response: whenSuccess(editBody(set('value', null))) },
  },
  {
    id: 'count-unread-chat-messages.without-value',
    class: 'missing-field',
    description: 'The response has no value.',
    hooks: { response: whenSuccess(editBody(without('value'))) },
  },
  {
    id: 'count-unread-chat-messages.account-without-chat-empty',
    class: 'status',
    description: 'An account whose tariffs have no chat gets an empty map.',
    hooks: {
      run: (call, next) => {
        const outcome = next(call);
        const empty = { success: true, value: {} } as const;
        return 'rejected' in outcome && outcome.rejected === statusCode.notInTariff ? empty : outcome;
      },
    },
  },
  {
    id: 'count-unread-chat-messages.account-without-chat-not-permitted',
    class: 'status',
    description: 'An account whose tariffs have no chat fails with code 13 instead of 236.',
    hooks: { run: insteadOf(statusCode.notInTariff, fail(statusCode.operationNotPermitted)) },
  },
  {
    id: 'count-unread-chat-messages.account-without-chat-as-403',
    breaks: 'deviation',
    class: 'status',
    description: 'Code 236 comes with HTTP status 403 instead of 402.',
    hooks: { response: whenCode(statusCode.notInTariff, withStatus(403)) },
  },
  {
    id: 'count-unread-chat-messages.get-counts-differ',
    class: 'transport',
    operationIds: ['countUnreadChatMessagesViaGet'],
    description: 'The GET form gives twice the counts of the POST form.',
    hooks: eachCount((count) => count * 2 + 1),
  },
  {
    id: 'count-unread-chat-messages.credential-echoed',
    class: 'leak',
    description: 'The response repeats the credential of the caller.',
    hooks: {
      response: (response, request) => {
        const credential = /NVX +(\S+)/i.exec(request.header('authorization') ?? '')?.[1];
        return credential === undefined ? response : whenSuccess(editBody(set('session', credential)))(response);
      },
    },
  },
]);
