import { ValidationError } from '../error.ts';

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
  return createWriter(timeZone)(date);
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
  if (Number.isNaN(asUtc) || writeAsUtc(asUtc) !== text) throw invalid(text);
  const write = createWriter(timeZone);
  // The zone's offset a day before and a day after: between them lies one change of the clocks at most.
  const offsets = [-dayInMilliseconds, dayInMilliseconds].map((shift) => {
    const moment = asUtc + shift;
    return readAsUtc(write(new Date(moment))) - moment;
  });
  const [earlier = asUtc, later = asUtc] = offsets.map((offset) => asUtc - offset).sort((a, b) => a - b);
  const [isEarlier, isLater] = [earlier, later].map((time) => write(new Date(time)) === text);
  if (earlier === later || isEarlier !== isLater) return new Date(isEarlier ? earlier : later);
  if (disambiguation === 'reject') throw invalid(`${text} in the zone ${timeZone}`);
  // Both moments show the time when the clocks went back, neither when they went forward.
  const wantsLater = disambiguation === 'later' || (disambiguation === 'compatible' && !isLater);
  return new Date(wantsLater ? later : earlier);
}

/** Creates what writes moments in a zone; making the formatter takes longer than using it. */
function createWriter(timeZone: string): (date: Date) => string {
  const two = '2-digit';
  const fields = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two } as const;
  try {
    const formatter = new Intl.DateTimeFormat('en-US', { ...fields, timeZone, hourCycle: 'h23' });
    return (date) => {
      if (Number.isNaN(date.getTime())) throw invalid('an invalid Date');
      const parts = new Map<string, string>(formatter.formatToParts(date).map(({ type, value }) => [type, value]));
      const [year = '', month, day, hour, minute, second] = Object.keys(fields).map((name) => parts.get(name));
      return `${year.padStart(4, '0')}-${month}-${day} ${hour}:${minute}:${second}`;
    };
  } catch (cause) {
    throw invalid(`a time in the zone ${timeZone}`, cause);
  }
}

function readAsUtc(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}Z`);
}

function writeAsUtc(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}

function invalid(what: string, cause?: unknown): ValidationError {
  const message = `wall clock: ${what} is not one local time of the form yyyy-MM-dd HH:mm:ss`;
  return new ValidationError(message, { operationId: 'wall clock', attempts: 0, cause });
}
