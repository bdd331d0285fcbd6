import { fullFormats } from 'ajv-formats/dist/formats.js';

/** Says whether a text is a value of a format. */
export type FormatCheck = (text: string) => boolean;

const date = /^\d{4}-\d{2}-\d{2}$/;
const localDateTime = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/;
const dateTime = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|[+-](\d{2}):(\d{2}))$/i;

/**
 * The formats a document may use; every one with a date is checked against the calendar.
 * `navixy-date-time` is the vendor's `yyyy-MM-dd HH:mm:ss` in the account's time zone.
 * `date-time` is RFC 3339, which wants a `T` between date and time.
 */
export const formats: Readonly<Record<string, FormatCheck>> = {
  date: (text) => date.test(text) && isDay(text),
  'date-time': (text) => {
    const [, day = '', hour, minute, second, offsetHour = '0', offsetMinute = '0'] = dateTime.exec(text) ?? [];
    return isDay(day) && isTime(hour, minute, second) && isTime(offsetHour, offsetMinute, '0');
  },
  'navixy-date-time': (text) => {
    const [, year, month, day, hour, minute, second] = localDateTime.exec(text) ?? [];
    return isDay(`${year}-${month}-${day}`) && isTime(hour, minute, second);
  },
  uri: (text) => URL.canParse(text) && matches(fullFormats.uri, text),
};

// A day that the calendar does not have rolls over into another month.
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function isTime(hour = '', minute = '', second = ''): boolean {
  return Number(hour || Number.NaN) < 24 && Number(minute || Number.NaN) < 60 && Number(second || Number.NaN) < 60;
}

function matches(format: unknown, text: string): boolean {
  return format instanceof RegExp ? format.test(text) : typeof format === 'function' && format(text) === true;
}
