const day = '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const time = '(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d';
const offset = '(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)$';

/** The form of each format; whether the month has the day is checked besides. Groups keep nothing, which saves time. */
const patterns: Readonly<Record<string, string>> = {
  date: `${day}$`,
  'date-time': `${day}T${time}${offset}`,
  'navixy-date-time or date-time': `${day}(?: ${time}$|T${time}${offset})`,
};

/** The pattern of a format as source text. */
export function patternOfFormat(format: string): string {
  const pattern = patterns[format];
  if (pattern === undefined) throw new Error(`The client does not know the format ${format}.`);
  return `/${pattern}/`;
}
