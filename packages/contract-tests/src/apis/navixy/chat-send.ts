import { type Check, type CheckContext, check } from '../../engine/check.ts';
import type { NavixyApi } from './api.ts';
import { listLatest, messageOf, type SentMessages, sendMessages, textsAtLimit } from './chat-sending.ts';
import { trackerErrorChecks } from './error-checks.ts';
import { expectFailure, idsIn, messagesIn, trackersOf } from './responses.ts';
import {
  acceptsOnUnknown,
  type OnUnknownIds,
  oneUnknown,
  rejectsOnUnknown,
  type UnknownTracker,
} from './unknown-tracker.ts';

const needs = ['trackers.active'];

function sendCheck(
  promise: string,
  look: (context: CheckContext, sent: SentMessages) => void,
  onUnknownIds?: OnUnknownIds,
): Check<NavixyApi> {
  return {
    ...{ promise, needs, level: 'messages' },
    run: async (context, api) => look(context, await sendMessages(api)),
    ...(onUnknownIds === undefined ? {} : { onUnknownIds }),
  };
}

const unknown: UnknownTracker = { name: 'sendChatMessage', level: 'messages', code: 201, target: oneUnknown };

/** The checks of sendChatMessage. */
export const chatSendChecks: readonly Check<NavixyApi>[] = [
  sendCheck('chat-send.message-listed', (context, { json, form, longest, listed }) => {
    context.requireStatus(listed);
    const accepted = longest.response.status === 200 ? [longest] : [];
    for (const { response, id } of [json, form, ...accepted]) {
      const message = messageOf(listed, context.requireStatus(response) && id);
      context.assert(message?.value.type === 'OUTGOING', listed, {
        message: `The message sent as ${id} is not listed as an outgoing one.`,
        pointer: message?.pointer ?? '/list',
        value: message?.value.type,
      });
    }
    for (const { text } of [json, form].filter(({ response }) => !response.repeated)) {
      const copies = messagesIn(listed).filter(({ value }) => value.text === text);
      context.assert(copies.length <= 1, listed, {
        message: `A message that was sent once is listed ${copies.length} times.`,
        pointer: copies[1]?.pointer ?? '/list',
        value: copies.map(({ id }) => id),
      });
    }
  }),
  sendCheck('chat-send.text-kept', (context, { json, form, demanding, longest, listed }) => {
    context.requireStatus(listed);
    const accepted = [demanding, longest].filter(({ response }) => response.status === 200);
    for (const sent of [json, form, ...accepted]) {
      const { response, id, text } = sent;
      const message = messageOf(listed, context.requireStatus(response) && id);
      if (message === undefined) continue;
      context.assert(message.value.text === text, listed, {
        message: `The text of the message ${id} is listed otherwise than it was sent.`,
        pointer: `${message.pointer}/text`,
        value: message.value.text,
        // The vendor's rules for strings leave open what becomes of characters out of the ordinary.
        ...(sent === demanding ? { basis: 'inferred' } : {}),
      });
    }
  }),
  check({ promise: 'chat-send.one-tracker', needs, uses: 'messages' }, async (context, api) => {
    if (!api.session.allows('messages')) return holdsSentOnce(context, api);
    const { json, form, listedOther } = await sendMessages(api);
    const texts: unknown[] = [json.text, form.text];
    const strayed = messagesIn(context.requireStatus(listedOther)).find(
      ({ id, value }) => id === json.id || id === form.id || texts.includes(value.text),
    );
    context.assert(strayed === undefined, listedOther, {
      message: 'A message sent to one tracker is listed for another.',
      pointer: strayed?.pointer ?? '/list',
      value: strayed?.id,
    });
  }),
  sendCheck(
    'chat-send.twenty-thousand-accepted',
    (context, { longest }) => context.assertStatus(longest.response, 200),
    acceptsOnUnknown(unknown, textsAtLimit),
  ),
  sendCheck(
    'chat-send.longer-refused',
    (context, { tooLong, listed }) => {
      const start = tooLong.text.slice(0, 50);
      expectFailure(context, tooLong.response);
      holdsNothingSent(context, listed, (text) => typeof text === 'string' && text.startsWith(start));
    },
    rejectsOnUnknown(unknown, (api) => textsAtLimit(api).beyond, expectFailure),
  ),
  sendCheck(
    'chat-send.null-refused',
    (context, { nulls, listed, before, json, form, demanding, longest }) => {
      for (const response of nulls) context.assertStatus(response, 400);
      const own = new Set([json.id, form.id, demanding.id, longest.id]);
      const empty = messagesIn(context.requireStatus(listed)).find(
        ({ id, value }) => !before.has(id) && !own.has(id) && ['', 'null', null].includes(String(value.text ?? '')),
      );
      context.assert(empty === undefined, listed, {
        message: 'A message without text was rejected, yet one is listed.',
        pointer: empty?.pointer ?? '/list',
        value: empty?.id,
      });
    },
    rejectsOnUnknown(
      unknown,
      () => [{ message: null }, {}],
      (context, response) => context.assertStatus(response, 400),
    ),
  ),
  check({ promise: 'chat-send.tracker-required', level: 'messages' }, async (context, api) => {
    context.assertStatus(await api.call('sendChatMessage', { message: 'To nobody' }), 400);
  }),
  ...trackerErrorChecks({
    name: 'sendChatMessage',
    level: 'messages',
    codes: {
      'chat-send.unknown-tracker': 201,
      'chat-send.foreign-tracker': 201,
      'chat-send.blocked-tracker': 208,
      'chat-send.unsupported-device': 214,
      'chat-send.chat-not-in-tariff': 236,
    },
    parametersFor: (tracker) => ({ tracker_id: tracker, message: 'Contract check: this is to be rejected.' }),
  }),
];

/** Where the run sends nothing: the messages that others have sent to one tracker are listed for no other. */
async function holdsSentOnce(context: CheckContext, api: NavixyApi): Promise<void> {
  const [first, second] = trackersOf(api);
  const [listed, listedOther] = [await listLatest(api, first), await listLatest(api, second)];
  const others = new Set(idsIn(context.requireStatus(listedOther)));
  for (const { id, value, pointer } of messagesIn(context.requireStatus(listed))) {
    if (value.type !== 'OUTGOING') continue;
    context.assert(!others.has(id), listed, {
      message: `The message ${id}, which was sent to the tracker ${first}, is listed for the tracker ${second} as well.`,
      pointer: `${pointer}/id`,
      value: id,
    });
  }
}

/** No message with such a text stands in a list. */
export function holdsNothingSent(
  context: CheckContext,
  list: SentMessages['listed'],
  isRejected: (text: unknown) => boolean,
): void {
  const stored = messagesIn(context.requireStatus(list)).find(({ value }) => isRejected(value.text));
  context.assert(stored === undefined, list, {
    message: 'The message was rejected, yet it is listed.',
    pointer: stored?.pointer ?? '/list',
    value: stored?.id,
  });
}
