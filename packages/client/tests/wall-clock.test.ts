import { describe, expect, it } from 'vitest';
import { fromWallClock, toWallClock } from '../src/navixy.ts';

const berlin = 'Europe/Berlin';
const read = (text: string, disambiguation?: 'compatible' | 'earlier' | 'later' | 'reject', zone = berlin) =>
  fromWallClock(text, zone, { disambiguation }).toISOString();

describe('the wall clock of an account', () => {
  it.each([
    ['2026-05-01T10:00:00Z', berlin, '2026-05-01 12:00:00'],
    ['2026-01-31T23:30:59.999Z', berlin, '2026-02-01 00:30:59'],
    ['2026-05-01T00:00:00Z', 'UTC', '2026-05-01 00:00:00'],
    ['2026-05-01T00:00:00Z', 'Asia/Kathmandu', '2026-05-01 05:45:00'],
    ['2026-05-01T00:00:00Z', 'Pacific/Kiritimati', '2026-05-01 14:00:00'],
    ['2026-05-01T00:00:00Z', 'America/St_Johns', '2026-04-30 21:30:00'],
  ])('shows %s in %s as %s, and back', (moment, zone, text) => {
    const date = new Date(moment);

    expect(toWallClock(date, zone)).toBe(text);
    expect(read(text, undefined, zone)).toBe(new Date(Math.floor(date.getTime() / 1000) * 1000).toISOString());
  });

  it('that goes back shows an hour twice, and the earlier one is meant unless told otherwise', () => {
    expect(read('2026-10-25 02:30:00')).toBe('2026-10-25T00:30:00.000Z');
    expect(read('2026-10-25 02:30:00', 'earlier')).toBe('2026-10-25T00:30:00.000Z');
    expect(read('2026-10-25 02:30:00', 'later')).toBe('2026-10-25T01:30:00.000Z');
    expect(() => read('2026-10-25 02:30:00', 'reject')).toThrow('2026-10-25 02:30:00 in the zone Europe/Berlin');
  });

  it('that goes forward skips an hour, and the moment after the gap is meant unless told otherwise', () => {
    expect(read('2026-03-29 02:30:00')).toBe('2026-03-29T01:30:00.000Z');
    expect(read('2026-03-29 02:30:00', 'later')).toBe('2026-03-29T01:30:00.000Z');
    expect(read('2026-03-29 02:30:00', 'earlier')).toBe('2026-03-29T00:30:00.000Z');
    expect(() => read('2026-03-29 02:30:00', 'reject')).toThrow('is not one local time');
  });

  it('is unambiguous right beside a change', () => {
    expect(read('2026-10-25 01:59:59', 'reject')).toBe('2026-10-24T23:59:59.000Z');
    expect(read('2026-10-25 03:00:00', 'reject')).toBe('2026-10-25T02:00:00.000Z');
    expect(read('2026-03-29 03:00:00', 'reject')).toBe('2026-03-29T01:00:00.000Z');
  });

  it.each([berlin, 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'America/Santiago'])(
    'in %s is read back at every ten minutes of the days on which it changes',
    (zone) => {
      const offsetAt = (time: number) => Date.parse(`${toWallClock(new Date(time), zone).replace(' ', 'T')}Z`) - time;
      const day = 86_400_000;
      const days = Array.from({ length: 365 }, (_, index) => Date.UTC(2026, 0, 1) + index * day);
      const changing = days.filter((start) => offsetAt(start) !== offsetAt(start + day));
      const moments = changing.flatMap((start) => Array.from({ length: 144 }, (_, index) => start + index * 600_000));

      const wrong = moments.filter((time) => {
        const text = toWallClock(new Date(time), zone);
        const readings = (['earlier', 'later'] as const).map((side) => read(text, side, zone));
        return !readings.includes(new Date(time).toISOString());
      });

      expect(changing.length).toBeGreaterThan(1);
      expect(wrong).toEqual([]);
    },
  );

  it.each(['2026-05-01', '2026-05-01T12:00:00', '2026-02-30 12:00:00', '2026-05-01 24:00:00', '', '2026-5-1 1:00:00'])(
    'cannot read "%s"',
    (text) => {
      expect(() => read(text)).toThrow(expect.objectContaining({ name: 'ValidationError' }));
    },
  );

  it('needs a date and a zone that exist', () => {
    expect(() => toWallClock(new Date('never'), berlin)).toThrow(expect.objectContaining({ name: 'ValidationError' }));
    expect(() => toWallClock(new Date(0), 'Europe/Atlantis')).toThrow('Europe/Atlantis');
  });
});
