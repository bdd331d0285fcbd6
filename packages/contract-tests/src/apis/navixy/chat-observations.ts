import type { Check, CheckContext } from '../../engine/check.ts';
import { formless, type Observed, type Traffic } from '../../engine/passive/traffic.ts';
import { overall } from '../../engine/passive/whole-api.ts';
import { sameJson } from '../../engine/session/json.ts';
import { createAccountClock, readDate } from './account-clock.ts';
import { isIso, limitOf, lists } from './chat-lists.ts';
import { readLimits } from './limits.ts';
import { contentsIn, messagesIn } from './responses.ts';
import { assertIsoDates, assertVendorDates, isoDate } from './written-dates.ts';

const { mayPrecede } = createAccountClock(undefined);

/** What the lists of chats show, by themselves and beside each other. */
export const chatObservations: readonly Check<Traffic>[] = [
  eachList('navixy-dates.vendor-format-by-default', (context, list) => {
    if (!isIso(list)) assertVendorDates(context, list.response);
  }),
  eachList('navixy-dates.iso-by-parameter', (context, list) => {
    if (isIso(list)) assertIsoDates(context, list.response);
  }),
  eachList('chat-list.limit-kept', (context, list, traffic) => {
    const limit = limitOf(list, traffic);
    const { length } = messagesIn(list.response);
    context.assert(length <= limit, list.response, {
      message: `With a limit of ${limit} there are ${length} messages.`,
      pointer: '/list',
      value: length,
    });
  }),
  eachList('chat-list.first-to-last-by-default', (context, list) => {
    if (list.sent.ascending !== false) holdsOrder(context, list, true);
  }),
  eachList('chat-list.ascending-false-reverses', (context, list) => {
    if (list.sent.ascending === false) holdsOrder(context, list, false);
  }),
  eachList('chat-list.from-bounds-window', (context, list) => holdsBound(context, list, 'from')),
  eachList('chat-list.to-bounds-window', (context, list) => holdsBound(context, list, 'to')),
  eachList('chat-list.last-seven-days-by-default', (context, list, traffic) => {
    if (list.sent.from !== undefined || isIso(list)) return;
    // Of the account's clock only its hour is unknown.
    const earliest = list.startedAt - readLimits(traffic.contract).window - 15 * 3_600_000;
    for (const { id, submitted, pointer } of messagesIn(list.response)) {
      context.assert(!(readDate(submitted) < earliest), list.response, {
        message: `The message ${id} of ${submitted} is older than the days that are listed without from.`,
        pointer: `${pointer}/submit_time`,
        value: submitted,
      });
    }
  }),
  ...(['type', 'status'] as const).map((field) =>
    eachList(`chat-list.known-${field === 'type' ? 'types' : 'statuses'}`, (context, list) => {
      const known = field === 'type' ? ['INCOMING', 'OUTGOING'] : ['PENDING', 'DELIVERED'];
      for (const { id, value, pointer } of messagesIn(list.response)) {
        context.assert(known.includes(String(value[field])), list.response, {
          message: `The ${field} of the message ${id} is ${JSON.stringify(value[field])}.`,
          pointer: `${pointer}/${field}`,
          value: value[field],
        });
      }
    }),
  ),
  overall('chat-list.messages-of-tracker', (context, traffic) => {
    const trackerOf = new Map<number, unknown>();
    for (const { sent, response } of lists(traffic)) {
      for (const { id, pointer } of messagesIn(response)) {
        const before = trackerOf.get(id) ?? sent.tracker_id;
        trackerOf.set(id, before);
        context.assert(before === sent.tracker_id, response, {
          message: `The message ${id} is listed for two trackers.`,
          pointer: `${pointer}/id`,
          value: id,
        });
      }
    }
  }),
  overall('chat-list.get-lists-the-same', (context, traffic) => {
    const all = lists(traffic);
    all.forEach((later, index) => {
      const earlier = all.slice(0, index).findLast((known) => sameQuestion(known, later));
      if (earlier === undefined || later.startedAt - earlier.startedAt > 10_000) return;
      const [before, after] = [contentsIn(earlier.response), contentsIn(later.response)];
      const limit = limitOf(later, traffic);
      // Of a list from the first on, and as long as it may be, nothing that comes in changes anything.
      const isSettled = later.sent.ascending !== false && before.length === limit;
      const kept = isSettled ? before : before.slice(0, after.length);
      if (later.sent.ascending === false) return;
      context.assert(sameJson(after.slice(0, kept.length), kept), later.response, {
        message: 'The same list, asked for in another form, holds other messages.',
        pointer: '/list',
      });
    });
  }),
  overall('navixy-dates.account-time-zone', (context, traffic) => {
    const written = new Map<number, string>();
    for (const list of lists(traffic).filter((one) => !isIso(one))) {
      for (const { id, submitted } of messagesIn(list.response)) written.set(id, submitted);
    }
    for (const list of lists(traffic).filter(isIso)) {
      for (const { id, submitted, pointer } of messagesIn(list.response)) {
        const date = written.get(id);
        if (date === undefined || !isoDate.test(submitted)) continue;
        const offset = (readDate(date) - Date.parse(submitted)) / 60_000;
        context.assert(Number.isInteger(offset / 15) && Math.abs(offset) <= 14 * 60, list.response, {
          message: `${submitted} is not the time that is otherwise written as ${date}.`,
          pointer: `${pointer}/submit_time`,
          value: submitted,
        });
      }
    }
  }),
];

function eachList(
  promise: string,
  look: (context: CheckContext, list: Observed, traffic: Traffic) => void,
): Check<Traffic> {
  return overall(promise, (context, traffic) => {
    for (const list of lists(traffic)) look(context, list, traffic);
  });
}

/** Whether two lists were asked for alike, whatever the form. */
function sameQuestion(left: Observed, right: Observed): boolean {
  const question = (seen: Observed) => {
    const { hash: _hash, iso_datetime: _iso, ...rest } = seen.sent;
    const sorted = Object.entries({ ascending: true, ...rest }).toSorted(([one], [other]) => (one < other ? -1 : 1));
    return JSON.stringify([formless(seen.operation.operationId), isIso(seen), seen.credential, sorted]);
  };
  return question(left) === question(right);
}

function holdsOrder(context: CheckContext, list: Observed, ascending: boolean): void {
  const messages = messagesIn(list.response);
  messages.slice(1).forEach(({ id, submitted, pointer }, index) => {
    const before = messages[index]?.submitted ?? '';
    const [earlier, later] = ascending ? [before, submitted] : [submitted, before];
    context.assert(isIso(list) ? Date.parse(earlier) <= Date.parse(later) : mayPrecede(earlier, later), list.response, {
      message: `The message ${id} of ${submitted} comes after one of ${before}.`,
      pointer: `${pointer}/submit_time`,
      value: submitted,
    });
  });
}

function holdsBound(context: CheckContext, list: Observed, bound: 'from' | 'to'): void {
  const limit = list.sent[bound];
  if (typeof limit !== 'string') return;
  const isComparable = isoDate.test(limit) === isIso(list);
  for (const { id, submitted, pointer } of isComparable ? messagesIn(list.response) : []) {
    const [earlier, later] = bound === 'from' ? [limit, submitted] : [submitted, limit];
    const isInside = isIso(list) ? Date.parse(earlier) <= Date.parse(later) : mayPrecede(earlier, later);
    context.assert(isInside, list.response, {
      message: `The message ${id} of ${submitted} is outside the window, whose ${bound} is ${limit}.`,
      pointer: `${pointer}/submit_time`,
      value: submitted,
    });
  }
}
