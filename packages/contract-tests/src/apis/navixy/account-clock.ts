/** Dates as the account writes them, `yyyy-MM-dd HH:mm:ss`, which may mean two moments when clocks go back. */
export interface AccountClock {
  /** The moments a date may mean, in milliseconds since 1970; `null` when the account's time zone is not known. */
  momentsOf(date: string): readonly number[] | null;
  /** Whether a date may be at or before another one. */
  mayPrecede(earlier: string, later: string): boolean;
  /** Whether a date and the seconds beside it mean one moment each, so that no clock changes there. */
  isUnmistakable(date: string): boolean;
}

const second = 1000;
const hour = 3_600_000;

/** Creates the clock of an IANA time zone; without one, it allows for clocks that went back by an hour. */
export function createAccountClock(timeZone: string | undefined): AccountClock {
  const offsetAt = timeZone === undefined ? null : createOffsets(timeZone);
  const momentsOf = (date: string) => {
    if (offsetAt === null) return null;
    const written = readDate(date);
    if (Number.isNaN(written)) return [];
    const offsets = [offsetAt(written - 24 * hour), offsetAt(written + 24 * hour)];
    const fitting = offsets.map((offset) => written - offset).filter((moment) => moment + offsetAt(moment) === written);
    return fitting.length === 0 ? offsets.map((offset) => written - offset) : fitting;
  };
  const mayPrecede = (earlier: string, later: string) => {
    if (earlier <= later) return true;
    const [first, second] = [momentsOf(earlier), momentsOf(later)];
    if (first === null || second === null) return readDate(earlier) - readDate(later) <= hour;
    return Math.min(...first) <= Math.max(...second);
  };
  const isUnmistakable = (date: string) =>
    [-second, 0, second].every((aside) => {
      const moments = momentsOf(shiftDate(date, aside));
      return moments === null ? !/:(59:59|00:00)$/.test(date) : new Set(moments).size === 1;
    });
  return { momentsOf, mayPrecede, isUnmistakable };
}

/** A date as milliseconds on a clock of its own without offset, good for differences; NaN for what is no date. */
export function readDate(date: string): number {
  return Date.parse(`${date.replace(' ', 'T')}Z`);
}

/** The date so many milliseconds later; what is no date stays as it is. */
export function shiftDate(date: string, milliseconds: number): string {
  if (Number.isNaN(readDate(date))) return date;
  return new Date(readDate(date) + milliseconds).toISOString().slice(0, 19).replace('T', ' ');
}

function createOffsets(timeZone: string): (moment: number) => number {
  const names = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  return (moment) => {
    const name = names.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign = '+', hours = '0', minutes = '0'] = /^GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  };
}
