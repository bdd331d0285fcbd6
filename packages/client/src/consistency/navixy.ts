import { compile, defaults, outputs } from '../../generated/navixy-full.ts';
import type { ChatMessage, NavixyOperations } from '../../generated/navixy-types.ts';
import type { ExchangeOf } from '../options.ts';
import { assertNoDeviations, type Contradiction, createDeviations, hasTwice } from './consistency.ts';

type AnyExchange = ExchangeOf<NavixyOperations>;
type ExchangeWith<Id> = Extract<AnyExchange, { operationId: Id }>;

const hour = 3_600_000;
const day = 24 * hour;

function findContradiction(exchange: AnyExchange): Contradiction {
  switch (exchange.operationId) {
    case 'listChatMessages':
      return checkMessages(exchange);
    case 'listChatUpdates':
      return checkUpdates(exchange);
    case 'broadcastChatMessage':
      return checkBroadcast(exchange);
    default:
      return undefined;
  }
}

function checkMessages({
  data: { list },
  request: { input, headers },
  response,
}: ExchangeWith<'listChatMessages'>): Contradiction {
  const { limit, ascending = true, from, to } = input;
  const isIso = asksForIso(input, headers);
  const times = list.map(({ submit_time }) => submit_time);
  const inOrder = ascending ? times : times.toReversed();
  return (
    (limit !== undefined && limit > 0 && list.length > limit && 'more messages than the limit') ||
    (hasTwice(list.map(({ id }) => id)) && 'a message is listed twice') ||
    (list.flatMap(timesOf).some((time) => isIsoTime(time) !== isIso) && 'a time has the form that was not asked for') ||
    (list.some(isDeliveredBeforeSent) && 'a message was delivered before it was submitted') ||
    (inOrder.some((time, index) => isBefore(time, inOrder[index - 1])) && 'the messages are out of order') ||
    (times.some((time) => isBefore(time, from) || isBefore(to, time)) && 'a message lies outside the window') ||
    (from === undefined &&
      times.some((time) => isTooOld(time, response)) &&
      'a message is older than the default window')
  );
}

function checkUpdates({
  data: { value },
  request: { input, headers },
}: ExchangeWith<'listChatUpdates'>): Contradiction {
  const asked = input.trackers.map(String);
  const isIso = asksForIso(input, headers);
  return (
    (Object.keys(value).some((tracker) => !asked.includes(tracker)) && 'a tracker was not asked for') ||
    (Object.values(value).some((time) => isIsoTime(time) !== isIso) && 'a time has the form that was not asked for')
  );
}

function checkBroadcast({
  data: { sent_to, not_sent_to },
  request: { input },
}: ExchangeWith<'broadcastChatMessage'>): Contradiction {
  const reported = [...sent_to, ...not_sent_to];
  const asked = new Set(input.trackers);
  return (
    (hasTwice(reported) && 'a tracker is reported twice') ||
    ((reported.length !== asked.size || reported.some((tracker) => !asked.has(tracker))) &&
      'the trackers reported are not those of the request')
  );
}

/**
 * Lists all that deviates in a successful response: first what breaks its documented form, also where that is only shown
 * or inferred; if nothing does, what contradicts the request or itself: messages beyond the limit, out of order, outside the
 * window or listed twice, trackers that were not asked for or are not reported.
 */
export const listNavixyDeviations = /* @__PURE__ */ createDeviations({ compile, outputs }, findContradiction);

/**
 * Fails a call whose response deviates, as `listNavixyDeviations` says. For `onResponse` of a Navixy client; it costs about
 * two kilobytes, therefore it is not built in.
 *
 * @example
 * const navixy = createNavixyClient({ hash, onResponse: assertConsistentNavixyResponse });
 */
export function assertConsistentNavixyResponse(exchange: AnyExchange): void {
  assertNoDeviations(exchange, listNavixyDeviations(exchange));
}

function timesOf({ submit_time, update_time }: ChatMessage): string[] {
  return update_time ? [submit_time, update_time] : [submit_time];
}

function asksForIso(input: { readonly iso_datetime?: boolean | undefined }, headers: Headers): boolean {
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

/** By the clock of the server, where its response has one; a wall clock is up to half a day behind UTC. */
function isTooOld(time: string, { headers }: Response): boolean {
  const [, days] = /^P(\d+)D$/.exec(defaults.listChatMessages.from) ?? [];
  return read(time) < Date.parse(`${headers.get('date')}`) - Number(days) * day - day / 2;
}
