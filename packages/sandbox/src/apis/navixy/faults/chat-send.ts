import { change, editBody, set, whenSuccess, without, withStatus } from '../../../faults/response-edits.ts';
import { fail } from '../operation.ts';
import { statusCode } from '../status-code.ts';
import { navixyFaults } from './define.ts';
import {
  acceptInvalid,
  asOwner,
  breaks,
  changeInput,
  insteadOf,
  loseWrite,
  namesForeignTracker,
  type Run,
  rejectLongestText,
  writeTwice,
} from './interceptors.ts';

const made = { success: true, id: 1 } as const;

const storeText = (edit: (text: string) => string) => ({
  run: changeInput((input) => ({ ...input, message: edit(String(input.message)) })),
});

/** What can go wrong with sending a message to one tracker. */
export const chatSendFaults = navixyFaults(
  ['sendChatMessage'],
  [
    {
      id: 'send-chat-message.lost',
      class: 'write',
      description: 'The message returns an id but never stored.',
      hooks: { run: loseWrite },
    },
    {
      id: 'send-chat-message.stored-twice',
      class: 'write',
      description: 'The message is stored twice.',
      hooks: { run: writeTwice },
    },
    {
      id: 'send-chat-message.copied-to-another-tracker',
      class: 'write',
      description: 'The message is stored for another tracker of the account as well.',
      hooks: {
        run: (call, next) => {
          const other = call.context.store.trackers
            .ofAccount(call.context.user.accountId)
            .find(
              ({ id, blocked, chatSupported, chatInTariff }) =>
                id !== call.input.tracker_id && !blocked && chatSupported && chatInTariff,
            );
          if (other !== undefined && call.findings.length === 0)
            next({ ...call, input: { ...call.input, tracker_id: other.id } });
          return next(call);
        },
      },
    },
    {
      id: 'send-chat-message.id-of-another-message',
      class: 'write',
      description: 'The response names the id of the message before.',
      hooks: { response: whenSuccess(editBody(change('id', (id) => Number(id) - 1))) },
    },
    {
      id: 'send-chat-message.newlines-collapsed',
      breaks: 'deviation',
      class: 'write',
      description: 'Newlines in a text become spaces.',
      hooks: storeText((text) => text.replaceAll('\n', ' ')),
    },
    {
      id: 'send-chat-message.emoji-lost',
      breaks: 'deviation',
      class: 'write',
      description: 'Characters beyond the basic plane, such as emoji, become question marks.',
      hooks: storeText((text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '?')),
    },
    {
      id: 'send-chat-message.only-latin-1-kept',
      class: 'write',
      description: 'Characters outside Latin-1 become question marks.',
      hooks: storeText((text) => text.replace(/[\u0100-\uffff]/g, '?')),
    },
    {
      id: 'send-chat-message.html-escaped',
      class: 'write',
      description: 'The characters &, < and > are stored as HTML entities.',
      hooks: storeText((text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')),
    },
    {
      id: 'send-chat-message.truncated',
      class: 'write',
      description: 'A text is cut after 10,000 characters.',
      hooks: {
        run: changeInput(({ message, ...input }, { defaults }) => ({
          ...input,
          message: String(message).slice(0, defaults.longestText / 2),
        })),
      },
    },
    {
      id: 'send-chat-message.longest-text-rejected',
      breaks: 'deviation',
      class: 'bounds',
      description: 'A text of 20,000 characters is rejected.',
      hooks: { run: rejectLongestText },
    },
    {
      id: 'send-chat-message.longer-text-accepted',
      class: 'bounds',
      description: 'A text of more than 20,000 characters is accepted.',
      hooks: { run: acceptInvalid((input) => input, breaks('maxLength')) },
    },
    {
      id: 'send-chat-message.longer-text-rejected-but-sent',
      class: 'write',
      description: 'A text of more than 20,000 characters is rejected, but its beginning is sent.',
      hooks: { run: sendBeginning() },
    },
    {
      id: 'send-chat-message.null-accepted',
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
      id: 'send-chat-message.missing-message-accepted',
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
      id: 'send-chat-message.missing-tracker-accepted',
      class: 'missing-field',
      description: 'A call without a tracker returns success.',
      hooks: { run: insteadOf(statusCode.invalidParameters, made, ({ input }) => input.tracker_id === undefined) },
    },
    {
      id: 'send-chat-message.counted-as-unread',
      breaks: 'deviation',
      class: 'counter',
      description: 'A sent message raises the unread count of its tracker.',
      hooks: {
        run: (call, next) => {
          const outcome = next(call);
          const { store, now } = call.context;
          const { tracker_id: trackerId } = call.input;
          if (typeof trackerId === 'number' && 'success' in outcome) {
            const ghost = { trackerId, submittedAt: 0, updatedAt: null, text: '', incoming: true, delivered: true };
            store.messages.add({ ...ghost, unread: true, employeeId: null, submittedAt: now - 400 * 86_400 });
          }
          return outcome;
        },
      },
    },
    {
      id: 'send-chat-message.foreign-tracker-accepted',
      class: 'isolation',
      description: "A message to another account's tracker is sent.",
      hooks: { run: asOwner },
    },
    {
      id: 'send-chat-message.foreign-tracker-forbidden',
      class: 'isolation',
      description: "Another account's tracker fails with another code than one that does not exist.",
      hooks: { run: insteadOf(statusCode.notFound, fail(statusCode.operationNotPermitted), namesForeignTracker) },
    },
    {
      id: 'send-chat-message.unknown-tracker-accepted',
      class: 'status',
      description: 'A message to a tracker that does not exist returns success.',
      hooks: { run: insteadOf(statusCode.notFound, made) },
    },
    {
      id: 'send-chat-message.blocked-tracker-accepted',
      class: 'status',
      description: 'A message to a blocked tracker returns success.',
      hooks: { run: insteadOf(statusCode.deviceBlocked, made) },
    },
    {
      id: 'send-chat-message.unsupported-device-accepted',
      class: 'status',
      description: 'A message to a device that has no chat returns success.',
      hooks: { run: insteadOf(statusCode.notSupportedByDevice, made) },
    },
    {
      id: 'send-chat-message.unsupported-device-not-in-tariff',
      class: 'status',
      description: 'A device that has no chat fails with code 236 instead of 214.',
      hooks: { run: insteadOf(statusCode.notSupportedByDevice, fail(statusCode.notInTariff)) },
    },
    {
      id: 'send-chat-message.chat-not-in-tariff-accepted',
      breaks: 'deviation',
      class: 'status',
      description: 'A message to a tracker whose tariff has no chat returns success.',
      hooks: { run: insteadOf(statusCode.notInTariff, made) },
    },
    {
      id: 'send-chat-message.created',
      class: 'status',
      description: 'Success comes with HTTP status 201 instead of 200.',
      hooks: { response: whenSuccess(withStatus(201)) },
    },
    {
      id: 'send-chat-message.without-id',
      class: 'missing-field',
      description: 'The response has no id.',
      hooks: { response: whenSuccess(editBody(without('id'))) },
    },
    {
      id: 'send-chat-message.id-as-text',
      class: 'type',
      description: 'The id is a string.',
      hooks: { response: whenSuccess(editBody(change('id', String))) },
    },
    {
      id: 'send-chat-message.id-as-null',
      class: 'type',
      description: 'The id is null.',
      hooks: { response: whenSuccess(editBody(set('id', null))) },
    },
    {
      id: 'send-chat-message.success-as-text',
      class: 'type',
      description: 'The field success is the string "true".',
      hooks: { response: whenSuccess(editBody(set('success', 'true'))) },
    },
  ],
);

/** Rejects a text that is too long, but sends its beginning. */
function sendBeginning(): Run {
  return (call, next) => {
    const outcome = next(call);
    if (!breaks('maxLength')(call)) return outcome;
    const message = String(call.input.message).slice(0, call.context.defaults.longestText);
    next({ ...call, input: { ...call.input, message }, findings: [] });
    return outcome;
  };
}
