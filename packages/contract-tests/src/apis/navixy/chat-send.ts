import type { Check, Checker } from '../../engine/check.ts';
import type { NavixyApi } from './api.ts';
import { messageOf, type SentMessages, sendMessages } from './chat-sending.ts';
import { trackerRefusals } from './error-checks.ts';
import { messagesIn } from './responses.ts';

const needs = ['trackers.active'];

function sendCheck(promise: string, look: (checker: Checker, sent: SentMessages) => void): Check<NavixyApi> {
  return { promise, needs, writes: true, run: async (checker, api) => look(checker, await sendMessages(api)) };
}

/** The checks of sendChatMessage. */
export const chatSendChecks: readonly Check<NavixyApi>[] = [
  sendCheck('chat-send.message-listed', (checker, { json, form, longest, listed }) => {
    checker.expects(listed);
    for (const { answer, id } of [json, form, longest]) {
      const message = messageOf(listed, checker.expects(answer) && id);
      checker.holds(message?.value.type === 'OUTGOING', listed, {
        says: `The message sent as ${id} is not listed as an outgoing one.`,
        pointer: message?.pointer ?? '/list',
        value: message?.value.type,
      });
    }
    for (const { text } of [json, form]) {
      const copies = messagesIn(listed).filter(({ value }) => value.text === text);
      checker.holds(copies.length <= 1, listed, {
        says: `A message that was sent once is listed ${copies.length} times.`,
        pointer: copies[1]?.pointer ?? '/list',
        value: copies.map(({ id }) => id),
      });
    }
  }),
  sendCheck('chat-send.text-kept', (checker, { json, form, longest, listed }) => {
    checker.expects(listed);
    for (const { answer, id, text } of [json, form, longest]) {
      const message = messageOf(listed, checker.expects(answer) && id);
      if (message === undefined) continue;
      checker.holds(message.value.text === text, listed, {
        says: `The text of the message ${id} is listed otherwise than it was sent.`,
        pointer: `${message.pointer}/text`,
        value: message.value.text,
      });
    }
  }),
  sendCheck('chat-send.one-tracker', (checker, { json, form, listedOther }) => {
    const texts: unknown[] = [json.text, form.text];
    const strayed = messagesIn(checker.expects(listedOther)).find(
      ({ id, value }) => id === json.id || id === form.id || texts.includes(value.text),
    );
    checker.holds(strayed === undefined, listedOther, {
      says: 'A message sent to one tracker is listed for another.',
      pointer: strayed?.pointer ?? '/list',
      value: strayed?.id,
    });
  }),
  sendCheck('chat-send.twenty-thousand-accepted', (checker, { longest }) => checker.answers(longest.answer, 200)),
  sendCheck('chat-send.longer-refused', (checker, { tooLong, listed }) => {
    checker.answers(tooLong.answer, 400);
    holdsNothingSent(checker, listed, (text) => typeof text === 'string' && text.startsWith(tooLong.text.slice(0, 50)));
  }),
  sendCheck('chat-send.null-refused', (checker, { nulls, listed, before, json, form, longest }) => {
    for (const answer of nulls) checker.answers(answer, 400);
    const own = new Set([json.id, form.id, longest.id]);
    const empty = messagesIn(checker.expects(listed)).find(
      ({ id, value }) => !before.has(id) && !own.has(id) && ['', 'null', null].includes(String(value.text ?? '')),
    );
    checker.holds(empty === undefined, listed, {
      says: 'A message without text was refused, yet one is listed.',
      pointer: empty?.pointer ?? '/list',
      value: empty?.id,
    });
  }),
  {
    promise: 'chat-send.tracker-required',
    writes: true,
    async run(checker, api) {
      checker.answers(await api.call('sendChatMessage', { message: 'To nobody' }), 400);
    },
  },
  ...trackerRefusals({
    prefix: 'chat-send.',
    name: 'sendChatMessage',
    writes: true,
    codes: { unknown: 201, foreign: 201, blocked: 208, unsupported: 214, tariff: 236 },
    parametersFor: (tracker) => ({ tracker_id: tracker, message: 'Contract check: this is to be refused.' }),
  }),
];

/** No message with such a text stands in a list. */
export function holdsNothingSent(
  checker: Checker,
  list: SentMessages['listed'],
  isRefused: (text: unknown) => boolean,
): void {
  const stored = messagesIn(checker.expects(list)).find(({ value }) => isRefused(value.text));
  checker.holds(stored === undefined, list, {
    says: 'The message was refused, yet it is listed.',
    pointer: stored?.pointer ?? '/list',
    value: stored?.id,
  });
}
