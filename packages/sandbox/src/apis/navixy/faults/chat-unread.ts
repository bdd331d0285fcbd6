import { bothForms, navixyFaults } from '../../../faults/define.ts';
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
import { isRecord } from '../../../request/document-facts.ts';
import { refuse } from '../operation.ts';
import { statusCode } from '../status-code.ts';
import { changeSuccess, insteadOf } from './interceptors.ts';

const eachCount = (edit: (count: number) => unknown) => ({
  answer: whenSuccess(
    editAt('value', (map) => Object.fromEntries(Object.entries(map).map(([id, count]) => [id, edit(Number(count))]))),
  ),
});

/** What can go wrong with the counts of unread messages. */
export const chatUnreadFaults = navixyFaults('count-unread-chat-messages', bothForms('countUnreadChatMessages'), [
  {
    name: 'one-too-many',
    class: 'counter',
    says: 'Each count is one too high.',
    hooks: eachCount((count) => count + 1),
  },
  {
    name: 'never-above-one',
    class: 'counter',
    says: 'Each count is 1 when there are unread messages, however many.',
    hooks: eachCount((count) => Math.min(count, 1)),
  },
  {
    name: 'never-changes',
    class: 'counter',
    says: 'The counts stay what they were when they were first asked for.',
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
    name: 'foreign-tracker-counted',
    class: 'isolation',
    says: "Another account's tracker is in the map.",
    hooks: {
      run: changeSuccess((success, { context }) => {
        const { store, user } = context;
        const foreign = store.trackers.ofAccount(user.accountId + 1).map(({ id, unread }) => [String(id), unread]);
        return {
          ...success,
          value: { ...(isRecord(success.value) ? success.value : {}), ...Object.fromEntries(foreign) },
        };
      }),
    },
  },
  { name: 'negative', class: 'bounds', says: 'Counts are negative.', hooks: eachCount((count) => -1 - count) },
  { name: 'as-text', class: 'type', says: 'Counts are strings.', hooks: eachCount(String) },
  {
    name: 'with-fraction',
    class: 'type',
    says: 'Counts are no whole numbers.',
    hooks: eachCount((count) => count + 0.5),
  },
  {
    name: 'as-null',
    class: 'type',
    says: 'A count is null.',
    hooks: { answer: whenSuccess(editFirstEntry('value', (id) => [id, null])) },
  },
  {
    name: 'keys-with-zero',
    class: 'format',
    says: 'The ids in the map start with a zero.',
    hooks: { answer: whenSuccess(editFirstEntry('value', (id, count) => [`0${id}`, count])) },
  },
  {
    name: 'value-null',
    class: 'type',
    says: 'The value is null.',
    hooks: { answer: whenSuccess(editBody(set('value', null))) },
  },
  {
    name: 'without-value',
    class: 'missing-field',
    says: 'The answer has no value.',
    hooks: { answer: whenSuccess(editBody(without('value'))) },
  },
  {
    name: 'account-without-chat-empty',
    class: 'status',
    says: 'An account whose tariffs have no chat gets an empty map.',
    hooks: {
      run: (call, next) => {
        const outcome = next(call);
        const empty = { success: true, value: {} } as const;
        return 'refused' in outcome && outcome.refused === statusCode.notInTariff ? empty : outcome;
      },
    },
  },
  {
    name: 'account-without-chat-not-permitted',
    class: 'status',
    says: 'An account whose tariffs have no chat is refused with code 13 instead of 236.',
    hooks: { run: insteadOf(statusCode.notInTariff, refuse(statusCode.operationNotPermitted)) },
  },
  {
    name: 'account-without-chat-as-403',
    class: 'status',
    says: 'Code 236 comes with HTTP status 403 instead of 402.',
    hooks: { answer: whenCode(statusCode.notInTariff, withStatus(403)) },
  },
  {
    name: 'get-counts-differ',
    class: 'transport',
    operationIds: ['countUnreadChatMessagesViaGet'],
    says: 'The GET form gives twice the counts of the POST form.',
    hooks: eachCount((count) => count * 2 + 1),
  },
  {
    name: 'credential-echoed',
    class: 'leak',
    says: 'The answer repeats the credential of the caller.',
    hooks: {
      answer: (answer, request) => {
        const credential = /NVX +(\S+)/i.exec(request.header('authorization') ?? '')?.[1];
        return credential === undefined ? answer : whenSuccess(editBody(set('session', credential)))(answer);
      },
    },
  },
]);
