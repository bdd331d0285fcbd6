import type { Variations } from '../../variations.ts';
import type { CallDates } from './operation.ts';
import { createWallClock, type WallClock } from './wall-clock.ts';

/** Creates a look-up of how dates are written and read, by an account's time zone and whether ISO 8601 was asked for. */
export function createCallDates({ dates }: Variations): (timeZone: string, iso: boolean) => CallDates {
  const known = new Map<string, { readonly vendor: CallDates; readonly iso: CallDates }>();
  return (timeZone, iso) => {
    const kept = known.get(timeZone) ?? createBoth(createWallClock(timeZone), dates);
    known.set(timeZone, kept);
    return iso ? kept.iso : kept.vendor;
  };
}

function createBoth(clock: WallClock, dates: Variations['dates']): { vendor: CallDates; iso: CallDates } {
  const isVendorForm = (text: string) => text.charAt(10) === ' ';
  const writeIso = (instant: number) => {
    const text = clock.formatIso(instant);
    return dates === 'z' ? text.replace('+00:00', 'Z') : text;
  };
  return {
    vendor: {
      format: clock.format,
      read: (text, occurrence) => (isVendorForm(text) ? clock.read(text, occurrence) : undefined),
    },
    iso: {
      format: writeIso,
      read: (text, occurrence) =>
        isVendorForm(text) ? clock.read(text, occurrence) : Math.floor(Date.parse(text) / 1000),
    },
  };
}
