import { fullFormats } from 'ajv-formats/dist/formats.js';

/** Says whether a text is a value of a format. */
export type FormatCheck = (text: string) => boolean;

const date = /^\d{4}-\d{2}-\d{2}$/;
const dateTime = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|[+-](\d{2}):(\d{2}))$/i;

/**
 * The formats a document may use; every one with a date is checked against the calendar.
 * `navixy-date-time` is the vendor's `yyyy-MM-dd HH:mm:ss` in the account's time zone: how it is written is the
 * schema's pattern to say, which is there for everybody, and the format adds that the day is in the calendar.
 * `date-time` is RFC 3339, which wants a `T` between date and time.
 */
export const formats: Readonly<Record<string, FormatCheck>> = {
  date: (text) => date.test(text) && isDay(text),
  'date-time': (text) => {
    const [, day = '', hour, minute, second, offsetHour = '0', offsetMinute = '0'] = dateTime.exec(text) ?? [];
    return isDay(day) && isTime(hour, minute, second) && isTime(offsetHour, offsetMinute, '0');
  },
  'navixy-date-time': (text) => isDay(text.slice(0, 10)),
  uri: (text) => URL.canParse(text) && matches(fullFormats.uri, text),
};

function isDay(text: string): boolean {
  const day = Number(text.slice(8));
  return day >= 1 && day <= daysIn(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
}

const daysInMonth = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeapYear ? 29 : (daysInMonth[month] ?? 0);
}

function isTime(hour = '', minute = '', second = ''): boolean {
  return Number(hour || Number.NaN) < 24 && Number(minute || Number.NaN) < 60 && Number(second || Number.NaN) < 60;
}

function matches(format: unknown, text: string): boolean {
  return format instanceof RegExp ? format.test(text) : typeof format === 'function' && format(text) === true;
}
