import type { BroadcastReport, ChatMessage, ChatMessageList, ChatUpdates } from '../generated/navixy.ts';
import { type Check, createCheck, hasTwice } from './check.ts';

const hour = 3_600_000;

const listChatMessages: Check = ({ data, request: { input, headers } }) => {
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
    (!isInOrder(inOrder) && 'the messages are out of order') ||
    (times.some((time) => isOutside(time, from, to)) && 'a message lies outside the window')
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

function isDeliveredBeforeSent({ submit_time, update_time }: ChatMessage): boolean {
  // When the clocks go back in between, an hour seems to be missing.
  return Boolean(update_time) && read(update_time ?? '') < read(submit_time) - (isIsoTime(submit_time) ? 0 : hour);
}

/** The wall clock may go back by an hour once in a list. */
function isInOrder(times: readonly string[]): boolean {
  const steps = times.slice(1).map((time, index) => read(time) - read(times[index] ?? ''));
  const back = steps.filter((step) => step < 0);
  return back.length === 0 || (back.length === 1 && !isIsoTime(times[0] ?? '') && back.every((step) => step >= -hour));
}

function isOutside(time: string, from: unknown, to: unknown): boolean {
  const isBefore = typeof from === 'string' && isIsoTime(from) === isIsoTime(time) && read(time) < read(from) - hour;
  const isAfter = typeof to === 'string' && isIsoTime(to) === isIsoTime(time) && read(time) > read(to) + hour;
  return isBefore || isAfter;
}
