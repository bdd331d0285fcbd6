import { fullFormats } from 'ajv-formats/dist/formats.js';

/** Says whether a text is a value of a format. */
export type FormatCheck = (text: string) => boolean;

const date = /^\d{4}-\d{2}-\d{2}$/;
const dateTime = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|[+-](\d{2}):(\d{2}))$/i;

/** The formats of any document; `date-time` is RFC 3339, which wants a `T` between date and time. */
const formats: Readonly<Record<string, FormatCheck>> = {
  date: (text) => date.test(text) && isDay(text),
  'date-time': (text) => {
    const [, day = '', hour, minute, second, offsetHour = '0', offsetMinute = '0'] = dateTime.exec(text) ?? [];
    return isDay(day) && isTime(hour, minute, second) && isTime(offsetHour, offsetMinute, '0');
  },
  uri: (text) => URL.canParse(text) && matches(fullFormats.uri, text),
};

/**
 * A check for a format; every one with a date is checked against the calendar. How a vendor's own `…-date-time` is
 * written is the schema's pattern to say, which is there for everybody; the format adds that it begins with a day.
 */
export function formatOf(name: string): FormatCheck | undefined {
  return formats[name] ?? (name.endsWith('-date-time') ? (text) => isDay(text.slice(0, 10)) : undefined);
}

/** A check for each format that a document or a schema uses. Throws an Error for one that is unknown. */
export function formatsIn(document: object): Readonly<Record<string, FormatCheck>> {
  return Object.fromEntries(listFormats(document, ''));
}

function listFormats(place: unknown, pointer: string): [name: string, check: FormatCheck][] {
  if (typeof place !== 'object' || place === null) return [];
  return Object.entries(place).flatMap(([key, value]): [string, FormatCheck][] => {
    if (key === 'example' || key === 'examples') return [];
    const check = key === 'format' && typeof value === 'string' ? formatOf(value) : undefined;
    if (check) return [[String(value), check]];
    if (key !== 'format' || typeof value !== 'string' || !('type' in place)) {
      return listFormats(value, `${pointer}/${key.replaceAll('/', '~1')}`);
    }
    const known = [...Object.keys(formats), "a vendor's own …-date-time"].join(', ');
    throw new Error(`#${pointer}: the format "${value}" is unknown; known are ${known}.`);
  });
}

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
