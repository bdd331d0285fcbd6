import { deviation, fault, withIds } from '../../../faults/define.ts';
import { change, set, whenSuccess, without, withStatus } from '../../../faults/response-edits.ts';
import { inSuccess } from '../../../faults/response-hooks.ts';
import { fail } from '../operation.ts';
import { statusCode } from '../status-code.ts';
import { navixyFaults } from './define.ts';
import { asOwner, breaks, changeInput, insteadOf, loseWrite, type Run, writeTwice } from './interceptors.ts';
import { textFaults, trackerFaults } from './shared.ts';

const made = { success: true, id: 1 } as const;

const storeText = (edit: (text: string) => string) => ({
  run: changeInput((input) => ({ ...input, message: edit(String(input.message)) })),
});

/** What can go wrong with sending a message to one tracker. */
export const chatSendFaults = navixyFaults(['sendChatMessage'], {
  'send-chat-message.lost': fault.write('The message returns an id but never stored.', { run: loseWrite }),
  'send-chat-message.stored-twice': fault.write('The message is stored twice.', { run: writeTwice }),
  'send-chat-message.copied-to-another-tracker': fault.write(
    'The message is stored for another tracker of the account as well.',
    {
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
  ),
  'send-chat-message.id-of-another-message': fault.write(
    'The response names the id of the message before.',
    inSuccess(change('id', (id) => Number(id) - 1)),
  ),
  'send-chat-message.newlines-collapsed': deviation.write(
    'Newlines in a text become spaces.',
    storeText((text) => text.replaceAll('\n', ' ')),
  ),
  'send-chat-message.emoji-lost': deviation.write(
    'Characters beyond the basic plane, such as emoji, become question marks.',
    storeText((text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '?')),
  ),
  'send-chat-message.only-latin-1-kept': fault.write(
    'Characters outside Latin-1 become question marks.',
    storeText((text) => text.replace(/[\u0100-\uffff]/g, '?')),
  ),
  'send-chat-message.html-escaped': fault.write(
    'The characters &, < and > are stored as HTML entities.',
    storeText((text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')),
  ),
  'send-chat-message.truncated': fault.write('A text is cut after 10,000 characters.', {
    run: changeInput(({ message, ...input }, { defaults }) => ({
      ...input,
      message: String(message).slice(0, defaults.longestText / 2),
    })),
  }),
  ...withIds(textFaults, [
    'send-chat-message.longest-text-rejected',
    'send-chat-message.longer-text-accepted',
    'send-chat-message.null-accepted',
    'send-chat-message.missing-message-accepted',
  ]),
  'send-chat-message.longer-text-rejected-but-sent': fault.write(
    'A text of more than 20,000 characters is rejected, but its beginning is sent.',
    { run: sendBeginning() },
  ),
  'send-chat-message.missing-tracker-accepted': fault.missingField('A call without a tracker returns success.', {
    run: insteadOf(statusCode.invalidParameters, made, ({ input }) => input.tracker_id === undefined),
  }),
  'send-chat-message.counted-as-unread': deviation.counter('A sent message raises the unread count of its tracker.', {
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
  }),
  'send-chat-message.foreign-tracker-accepted': fault.isolation("A message to another account's tracker is sent.", {
    run: asOwner,
  }),
  ...withIds(trackerFaults, ['send-chat-message.foreign-tracker-forbidden']),
  'send-chat-message.unknown-tracker-accepted': fault.status(
    'A message to a tracker that does not exist returns success.',
    { run: insteadOf(statusCode.notFound, made) },
  ),
  'send-chat-message.blocked-tracker-accepted': fault.status('A message to a blocked tracker returns success.', {
    run: insteadOf(statusCode.deviceBlocked, made),
  }),
  'send-chat-message.unsupported-device-accepted': fault.status(
    'A message to a device that has no chat returns success.',
    { run: insteadOf(statusCode.notSupportedByDevice, made) },
  ),
  'send-chat-message.unsupported-device-not-in-tariff': fault.status(
    'A device that has no chat fails with code 236 instead of 214.',
    { run: insteadOf(statusCode.notSupportedByDevice, fail(statusCode.notInTariff)) },
  ),
  'send-chat-message.chat-not-in-tariff-accepted': deviation.status(
    'A message to a tracker whose tariff has no chat returns success.',
    { run: insteadOf(statusCode.notInTariff, made) },
  ),
  'send-chat-message.created': fault.status('Success comes with HTTP status 201 instead of 200.', {
    response: whenSuccess(withStatus(201)),
  }),
  'send-chat-message.without-id': fault.missingField('The response has no id.', inSuccess(without('id'))),
  'send-chat-message.id-as-text': fault.type('The id is a string.', inSuccess(change('id', String))),
  'send-chat-message.id-as-null': fault.type('The id is null.', inSuccess(set('id', null))),
  'send-chat-message.success-as-text': fault.type(
    'The field success is the string "true".',
    inSuccess(set('success', 'true')),
  ),
});

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
