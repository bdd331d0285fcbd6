const blockSeconds = 900;
const blocksKept = 20_000;

/** Which instant a wall-clock time means when a zone's clocks show it twice. */
export type Occurrence = 'earlier' | 'later';

/** Converts between instants, in whole seconds since 1970, and the wall clock of one time zone. */
export interface WallClock {
  /** Writes an instant as `yyyy-MM-dd HH:mm:ss`. */
  readonly format: (instant: number) => string;
  /** Writes an instant as ISO 8601 with the zone's offset. */
  readonly formatIso: (instant: number) => string;
  /** Reads `yyyy-MM-dd HH:mm:ss`; a time that the clocks skip means as much later as they skip. */
  readonly read: (text: string, occurrence: Occurrence) => number;
}

/** Creates the wall clock of an IANA time zone. Throws a RangeError for a zone nobody knows. */
export function createWallClock(timeZone: string): WallClock {
  const clock = clocks.get(timeZone) ?? openWallClock(timeZone);
  clocks.set(timeZone, clock);
  return clock;
}

// Each sandbox asks for the clocks of the same few zones, and opening one takes longer than reading it a thousand times.
const clocks = new Map<string, WallClock>();

function openWallClock(timeZone: string): WallClock {
  const offsetAt = createOffsets(timeZone);
  const local = (instant: number) => new Date((instant + offsetAt(instant)) * 1000).toISOString().slice(0, 19);
  return {
    format: (instant) => local(instant).replace('T', ' '),
    formatIso: (instant) => `${local(instant)}${writeOffset(offsetAt(instant))}`,
    read: (text, occurrence) => {
      const asUtc = Date.parse(`${text.replace(' ', 'T')}Z`) / 1000;
      const before = asUtc - offsetAt(asUtc - 86_400);
      const after = asUtc - offsetAt(asUtc + 86_400);
      const fitting = [before, after].filter((instant) => instant + offsetAt(instant) === asUtc);
      if (fitting.length === 0) return before;
      return occurrence === 'earlier' ? Math.min(...fitting) : Math.max(...fitting);
    },
  };
}

// No zone changes its offset within a quarter of an hour, so one look-up serves all instants of it.
function createOffsets(timeZone: string): (instant: number) => number {
  const names = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const known = new Map<number, number>();
  return (instant) => {
    const block = Math.floor(instant / blockSeconds);
    const kept = known.get(block);
    if (kept !== undefined) return kept;
    const parts = names.formatToParts(block * blockSeconds * 1000);
    const offset = readOffset(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '');
    if (known.size >= blocksKept) known.clear();
    known.set(block, offset);
    return offset;
  };
}

function readOffset(name: string): number {
  const [, sign, hours, minutes, seconds] = /^GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(name) ?? [];
  const offset = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return sign === '-' ? -offset : offset;
}

function writeOffset(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
