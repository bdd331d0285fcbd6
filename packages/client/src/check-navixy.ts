import {
  type BroadcastReport,
  type ChatMessage,
  type ChatMessageList,
  type ChatUpdates,
  defaultWindowDays,
} from '../generated/navixy.ts';
import { type Check, createCheck, hasTwice } from './check.ts';

const hour = 3_600_000;
const day = 86_400_000;

const listChatMessages: Check = ({ data, request: { input, headers }, response }) => {
  const { list }: ChatMessageList = data;
  const { limit, ascending = true, from, to } = input;
  const isIso = asksForIso(input, headers);
  const times = list.map(({ submit_time }) => submit_time);
  const inOrder = ascending === false ? times.toReversed() : times;
  return (
    (typeof limit === 'number' && limit > 0 && list.length > limit && 'more messages than the limit') ||
    (hasTwice(list.map(({ id }) => id)) && 'a message stands in it twice') ||
    (list.flatMap(timesOf).some((time) => isIsoTime(time) !== isIso) && 'a time has the form that was not asked for') ||
    (list.some(isDeliveredBeforeSent) && 'a message was delivered before it was submitted') ||
    (inOrder.some((time, index) => isBefore(time, inOrder[index - 1])) && 'the messages are out of order') ||
    (times.some((time) => isBefore(time, from) || isBefore(to, time)) && 'a message lies outside the window') ||
    (from === undefined &&
      times.some((time) => isTooOld(time, response)) &&
      'a message is older than the default window')
  );
};

const listChatUpdates: Check = ({ data, request: { input, headers } }) => {
  const { value }: ChatUpdates = data;
  const asked = Array.isArray(input.trackers) ? input.trackers.map(String) : [];
  const isIso = asksForIso(input, headers);
  return (
    (Object.keys(value).some((tracker) => !asked.includes(tracker)) &&
      'it tells of a tracker that was not asked for') ||
    (Object.values(value).some((time) => isIsoTime(time) !== isIso) && 'a time has the form that was not asked for')
  );
};

const broadcastChatMessage: Check = ({ data, request: { input } }) => {
  const { sent_to, not_sent_to }: BroadcastReport = data;
  const told = [...sent_to, ...not_sent_to];
  const asked = new Set(Array.isArray(input.trackers) ? input.trackers : []);
  return (
    (hasTwice(told) && 'a tracker is reported twice') ||
    ((told.length !== asked.size || told.some((tracker) => !asked.has(tracker))) &&
      'the trackers reported are not those of the request')
  );
};

/**
 * Fails a call whose answer has the right form and still contradicts its request or itself: messages beyond the limit,
 * out of order, outside the window or listed twice, trackers that were not asked for or are not reported. For
 * `onResponse` of a Navixy client; it costs about a kilobyte, therefore it is not built in.
 *
 * @example
 * const navixy = createNavixyClient({ hash, onResponse: checkNavixyAnswer });
 */
export const checkNavixyAnswer = /* @__PURE__ */ createCheck({
  listChatMessages,
  listChatUpdates,
  broadcastChatMessage,
});

function timesOf({ submit_time, update_time }: ChatMessage): string[] {
  return update_time ? [submit_time, update_time] : [submit_time];
}

function asksForIso(input: Readonly<Record<string, unknown>>, headers: Headers): boolean {
  return input.iso_datetime === true || headers.get('nvx-iso-datetime') === 'true';
}

function isIsoTime(time: string): boolean {
  return time.includes('T');
}

/** Compares like with like: a wall-clock time is read as if it were UTC. */
function read(time: string): number {
  return Date.parse(isIsoTime(time) ? time : `${time.replace(' ', 'T')}Z`);
}

/**
 * Tells whether one time certainly lies before another of the same form. When the clocks go back, by an hour and in every
 * zone between 22 and 5 o'clock, a wall clock shows an earlier time later.
 */
function isBefore(time: unknown, other: unknown): boolean {
  if (typeof time !== 'string' || typeof other !== 'string' || isIsoTime(time) !== isIsoTime(other)) return false;
  const mayBeRepeated = !isIsoTime(time) && isNight(time) && isNight(other);
  return read(time) < read(other) - (mayBeRepeated ? hour : 0);
}

/** The hours that the clocks going back can repeat. */
function isNight(time: string): boolean {
  const hours = Number(time.slice(11, 13));
  return hours >= 21 || hours < 5;
}

function isDeliveredBeforeSent({ type, submit_time, update_time }: ChatMessage): boolean {
  return type === 'OUTGOING' && isBefore(update_time, submit_time);
}

/** By the clock of the server, where its answer has one; a wall clock is up to half a day behind UTC. */
function isTooOld(time: string, { headers }: Response): boolean {
  return read(time) < Date.parse(`${headers.get('date')}`) - defaultWindowDays * day - day / 2;
}
