import { ValidationError } from './error.ts';

/** What to do with a time that a change of the clocks makes ambiguous or skips; the words are those of `Temporal`. */
export interface WallClockOptions {
  /**
   * - `compatible` (the default): of an ambiguous time the earlier moment, of a skipped one the moment after the gap, as
   *   the other two would be read if the clocks had not changed.
   * - `earlier` and `later`: the one or the other moment.
   * - `reject`: a ValidationError.
   */
  readonly disambiguation?: 'compatible' | 'earlier' | 'later' | 'reject' | undefined;
}

const dayInMilliseconds = 86_400_000;

/**
 * Writes a moment as Navixy's `yyyy-MM-dd HH:mm:ss` in the account's time zone, an IANA name such as `Europe/Berlin`.
 * Milliseconds are left out. Throws a ValidationError for an invalid date or an unknown zone.
 *
 * @example
 * toWallClock(new Date('2026-05-01T10:00:00Z'), 'Europe/Berlin'); // '2026-05-01 12:00:00'
 */
export function toWallClock(date: Date, timeZone: string): string {
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }).formatToParts(date);
    const {
      year = '',
      month,
      day,
      hour,
      minute,
      second,
    } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
    return `${year.padStart(4, '0')}-${month}-${day} ${hour}:${minute}:${second}`;
  } catch (cause) {
    throw refuse(`${date} in the zone ${timeZone}`, cause);
  }
}

/**
 * Reads Navixy's `yyyy-MM-dd HH:mm:ss` in the account's time zone as a moment. When the clocks go back an hour happens
 * twice, when they go forward one is skipped; `disambiguation` says what such a time means.
 * Throws a ValidationError for a text of another form, a day that does not exist or an unknown zone.
 *
 * @example
 * fromWallClock('2026-05-01 12:00:00', 'Europe/Berlin').toISOString(); // '2026-05-01T10:00:00.000Z'
 */
export function fromWallClock(
  text: string,
  timeZone: string,
  { disambiguation = 'compatible' }: WallClockOptions = {},
): Date {
  const asUtc = readAsUtc(text);
  if (Number.isNaN(asUtc) || writeAsUtc(asUtc) !== text) throw refuse(text);
  // The zone's offset a day before and a day after: between them lies one change of the clocks at most.
  const [first, last] = [-dayInMilliseconds, dayInMilliseconds]
    .map((shift) => asUtc - (readAsUtc(toWallClock(new Date(asUtc + shift), timeZone)) - asUtc - shift))
    .sort((a, b) => a - b);
  const candidates = [...new Set([first, last])].flatMap((time) => (time === undefined ? [] : new Date(time)));
  const fitting = candidates.filter((candidate) => toWallClock(candidate, timeZone) === text);
  const [earlier, later] = fitting.length === 1 ? [fitting[0], fitting[0]] : [candidates[0], candidates.at(-1)];
  const isUnclear = fitting.length !== 1;
  if (!earlier || !later || (isUnclear && disambiguation === 'reject')) throw refuse(`${text} in the zone ${timeZone}`);
  const wantsLater = disambiguation === 'later' || (disambiguation === 'compatible' && fitting.length === 0);
  return wantsLater ? later : earlier;
}

function readAsUtc(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}Z`);
}

function writeAsUtc(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}

function refuse(what: string, cause?: unknown): ValidationError {
  const message = `wall clock: ${what} is not one moment of the form yyyy-MM-dd HH:mm:ss`;
  return new ValidationError(message, { operationId: 'wall clock', attempts: 0, cause });
}
