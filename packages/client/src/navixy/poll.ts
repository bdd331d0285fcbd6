import { compile, contracts } from '../../generated/navixy.ts';
import type { ChatMessage, NavixyOperations } from '../../generated/navixy-types.ts';
import { InvalidResponseError, ValidationError } from '../error.ts';
import type { CallOptions } from '../options.ts';
import { count } from '../settings.ts';
import { withDeadline } from '../wait.ts';

/** Whose messages to wait for, and how often to look. */
export interface PollOptions extends CallOptions {
  /** The tracker whose chat is read. */
  readonly tracker_id: number;
  /**
   * Begin with the messages submitted at this time of the account's wall clock, `yyyy-MM-dd HH:mm:ss`. Default: with those
   * that arrive from now on.
   */
  readonly since?: string | undefined;
  /** How long to wait between two looks, in milliseconds. Default: 10,000. */
  readonly interval?: number | undefined;
}

/**
 * How far before the newest message each look begins. Two messages may have the same second, and when the clocks go back
 * the wall clock repeats an hour, so that a newer message can carry an older time.
 */
const overlap = 2 * 3_600_000;
const operationId = 'listChatMessages';
const checkedOptions = { properties: { interval: count } };

/**
 * Waits for the messages of a tracker's chat and gives each of them once, in the order of their submission. It never ends
 * by itself: leave the loop, or abort its signal, which ends it with an AbortedError. A look that fails, after the usual
 * repetitions, ends it with the error; a bad `interval` ends it with a ValidationError.
 *
 * @example
 * for await (const message of pollChatMessages(navixy, { tracker_id: 999199 })) console.log(message.text);
 *
 * @see Navixy, Tracker chat, list
 */
export async function* pollChatMessages(
  navixy: Pick<NavixyOperations, typeof operationId>,
  { tracker_id, since, interval = 10_000, ...options }: PollOptions,
): AsyncGenerator<ChatMessage, void, undefined> {
  const [problem] = compile(checkedOptions)({ interval });
  if (problem) throw new ValidationError(`pollChatMessages: ${problem.slice(1)}`, { operationId, attempts: 0 });
  const seen = new Map<number, string>();
  const list = async (from: string | undefined, limit?: number) =>
    (await navixy[operationId]({ tracker_id, from, limit, ascending: limit === undefined }, options)).list;
  let newest = since ?? (await list(undefined, 1))[0]?.submit_time;

  async function* look(start: string | undefined): AsyncGenerator<ChatMessage, void, undefined> {
    for (let from = start; ; ) {
      const messages = await list(from);
      for (const message of messages) {
        const { id, submit_time } = message;
        if (newest === undefined || submit_time > newest) newest = submit_time;
        if (!seen.has(id)) {
          seen.set(id, submit_time);
          yield message;
        }
      }
      const last = messages.at(-1)?.submit_time;
      if (last === undefined || messages.length < contracts.listChatMessages.input.optionalProperties.limit.maximum)
        return;
      // Also when a server goes back in time, which would never end.
      if (from !== undefined && last <= from) throw tooMany(last);
      from = last;
    }
  }

  // The first look learns which messages are older than what is asked for.
  for (let isFirst = true; ; isFirst = false) {
    for await (const message of look(startAfter(newest))) {
      if (!isFirst || (since !== undefined && message.submit_time >= since)) yield message;
    }
    const oldest = startAfter(newest);
    for (const [id, time] of seen) if (oldest && time < oldest) seen.delete(id);
    // An abort ends the wait, and then the next look.
    await withDeadline(interval, options.signal).catch(() => undefined);
  }
}

/**
 * Where a look begins. A message dated ahead must not hide those that arrive until then, so a look never begins later than
 * the clock here shows in UTC.
 */
function startAfter(newest: string | undefined): string | undefined {
  const now = writeUtc(Date.now());
  const latest = newest !== undefined && newest > now ? now : newest;
  return latest && writeUtc(Date.parse(`${latest.replace(' ', 'T')}Z`) - overlap);
}

/** Writes a time as a wall clock; the zone does not matter, because the overlap is wider than any change of the clocks. */
function writeUtc(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}

function tooMany(time: string): InvalidResponseError {
  const message = `${operationId}: more messages have the time ${time} than one response can hold`;
  return new InvalidResponseError(message, { operationId, attempts: 1 });
}
