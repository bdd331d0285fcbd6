import type { Check } from '../../engine/check.ts';
import { type Observed, observedOf, type Traffic } from '../../engine/passive/traffic.ts';
import { overall } from '../../engine/passive/whole-api.ts';
import { asInteger, asIntegers, asText } from '../../engine/session/json.ts';
import { valueAt } from '../../engine/session/response.ts';
import { limitOf, lists } from './chat-lists.ts';
import { messagesIn } from './responses.ts';

/** Whether a text has only characters of up to three bytes, on one line, and no space around it. */
function isOrdinary(text: string): boolean {
  return (
    text === text.trim() &&
    /^[^\p{Cc}\p{Cf}\u2028\u2029\u{10000}-\u{10ffff}]*$/u.test(text) &&
    text === text.normalize()
  );
}

/** What the lists of chats show beside what was sent. */
export const sentObservations: readonly Check<Traffic>[] = [
  overall('chat-send.message-listed', (context, traffic) => {
    for (const { sent, response, later, id } of sentMessages(traffic)) {
      const list = later.find((one) => one.sent.tracker_id === sent.tracker_id && reachesNow(one, traffic));
      if (id === undefined || list === undefined) continue;
      const message = messagesIn(list.response).find((one) => one.id === id);
      context.assert(message?.value.type === 'OUTGOING', list.response, {
        message: `The message sent as ${id} in the exchange ${response.exchange} is not listed as an outgoing one.`,
        pointer: message?.pointer ?? '/list',
        value: message?.value.type,
      });
    }
  }),
  overall('chat-send.text-kept', (context, traffic) => {
    for (const { sent, later, id } of sentMessages(traffic)) {
      const message = later
        .flatMap((list) => messagesIn(list.response).map((one) => ({ list, one })))
        .find(({ one }) => one.id === id);
      if (message === undefined || asText(sent.message) === undefined) continue;
      context.assert(message.one.value.text === sent.message, message.list.response, {
        message: `The text of the message ${id} is listed otherwise than it was sent.`,
        pointer: `${message.one.pointer}/text`,
        value: message.one.value.text,
        // The vendor's rules for strings leave open what becomes of characters out of the ordinary.
        ...(isOrdinary(String(sent.message)) ? {} : { basis: 'inferred' as const }),
      });
    }
  }),
  overall('chat-send.one-tracker', (context, traffic) => {
    for (const { sent, later, id } of sentMessages(traffic)) {
      for (const list of later.filter((one) => one.sent.tracker_id !== sent.tracker_id)) {
        context.assert(!messagesIn(list.response).some((one) => one.id === id), list.response, {
          message: `The message ${id} was sent to another tracker.`,
          pointer: '/list',
          value: id,
        });
      }
    }
  }),
  overall('chat-broadcast.message-listed', (context, traffic) => {
    for (const broadcast of observedOf(traffic, 'broadcastChatMessage').filter(
      ({ response }) => response.status === 200,
    )) {
      const later = lists(traffic).filter(
        (list) => list.startedAt >= broadcast.startedAt && list.response.exchange > broadcast.response.exchange,
      );
      for (const tracker of asIntegers(valueAt(broadcast.response, 'sent_to'))) {
        const list = later.find((one) => one.sent.tracker_id === tracker && reachesNow(one, traffic));
        if (list === undefined) continue;
        context.assert(
          messagesIn(list.response).some(({ value }) => value.text === broadcast.sent.message),
          list.response,
          {
            message: `The broadcast went to the tracker ${tracker}, whose chat does not list it.`,
            pointer: '/list',
          },
        );
      }
    }
  }),
];

function sentMessages(traffic: Traffic) {
  return observedOf(traffic, 'sendChatMessage')
    .filter(({ response }) => response.status === 200)
    .map(({ sent, response }) => ({
      sent,
      response,
      id: asInteger(valueAt(response, 'id')),
      later: lists(traffic).filter((list) => list.response.exchange > response.exchange),
    }));
}

/** Whether a list must hold what was sent just before: it reaches to the present and was not cut at its limit. */
function reachesNow(list: Observed, traffic: Traffic): boolean {
  const { to, from, ascending } = list.sent;
  if (
    to !== undefined &&
    !(typeof to === 'string' && Date.parse(to.replace(' ', 'T')) > list.startedAt + 26 * 3_600_000)
  )
    return false;
  if (typeof from === 'string' && !(Date.parse(from.replace(' ', 'T')) < list.startedAt - 26 * 3_600_000)) return false;
  const { length } = messagesIn(list.response);
  return length < limitOf(list, traffic) || (ascending === false && length > 50);
}
