import { describe, expect, it } from 'vitest';
import { createWallClock } from '../../src/apis/navixy/wall-clock.ts';

const seconds = (instant: string) => Date.parse(instant) / 1000;

describe('The wall clock of an account', () => {
  it.for([
    ['Europe/Berlin', '2026-07-01T10:00:00Z', '2026-07-01 12:00:00', '+02:00'],
    ['Europe/Berlin', '2026-12-31T23:30:00Z', '2027-01-01 00:30:00', '+01:00'],
    ['America/New_York', '2026-03-08T06:59:59Z', '2026-03-08 01:59:59', '-05:00'],
    ['Asia/Kathmandu', '2026-05-16T00:00:00Z', '2026-05-16 05:45:00', '+05:45'],
    ['America/St_Johns', '2026-01-16T00:00:00Z', '2026-01-15 20:30:00', '-03:30'],
    ['UTC', '2024-02-29T23:59:59Z', '2024-02-29 23:59:59', '+00:00'],
  ] as const)('in %s shows %s as %s', ([zone, instant, text, offset]) => {
    const clock = createWallClock(zone);

    expect(clock.format(seconds(instant))).toBe(text);
    expect(clock.formatIso(seconds(instant))).toBe(`${text.replace(' ', 'T')}${offset}`);
    expect(clock.read(text, 'earlier')).toBe(seconds(instant));
  });

  it('tells the two occurrences of an hour that comes twice apart', () => {
    const clock = createWallClock('Europe/Berlin');

    expect(clock.read('2026-10-25 02:30:00', 'earlier')).toBe(seconds('2026-10-25T00:30:00Z'));
    expect(clock.read('2026-10-25 02:30:00', 'later')).toBe(seconds('2026-10-25T01:30:00Z'));
  });

  it('reads a time in an hour that is skipped as much later as the clocks skip', () => {
    const clock = createWallClock('Europe/Berlin');

    expect(clock.format(clock.read('2026-03-29 02:30:00', 'earlier'))).toBe('2026-03-29 03:30:00');
  });
});
