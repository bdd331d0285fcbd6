import type { Variations } from '../../variations.ts';

/** Writes an instant, in whole seconds since 1970, as ISO 8601 in UTC. */
export function writeInstant(instant: number, { dates }: Variations): string {
  return new Date(instant * 1000).toISOString().replace('.000Z', dates === 'z' ? 'Z' : '+00:00');
}

/** Writes an instant, or null when there is none. */
export function writeOptionalInstant(instant: number | null, variations: Variations): string | null {
  return instant === null ? null : writeInstant(instant, variations);
}

/** The number of a day since 1970 in UTC, of a date written `YYYY-MM-DD`. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}
