import { describe, expect, it } from 'vitest';
import { formatOf, formatsIn } from '../src/format.ts';

const valid: [format: string, text: string][] = [
  ['date', '2024-02-29'],
  ['date-time', '2026-05-16T09:00:00+00:00'],
  ['date-time', '2026-05-16T23:59:59.123Z'],
  ['acme-date-time', '2014-04-15 09:02:24'],
  ['uri', 'https://letters.test/letters?page=2'],
];

const invalid: [format: string, text: string][] = [
  ['date', '2026-02-29'],
  ['date', '2026-2-1'],
  ['date-time', '2026-05-16 09:00:00Z'],
  ['date-time', '2026-05-16T09:00:00'],
  ['date-time', '2026-13-16T09:00:00Z'],
  ['date-time', '2026-05-16T24:00:00Z'],
  ['date-time', '2026-05-16T09:00:00+25:00'],
  ['acme-date-time', '2014-04-31 09:02:24'],
  ['acme-date-time', '2014-13-15 09:02:24'],
  ['acme-date-time', '15.04.2014 09:02:24'],
  ['uri', 'letters?page=2'],
];

describe('a format', () => {
  it.each(valid)('%s takes %s', (format, text) => {
    expect(formatOf(format)?.(text)).toBe(true);
  });

  it.each(invalid)('%s rejects %s', (format, text) => {
    expect(formatOf(format)?.(text)).toBe(false);
  });
});

it('is known where a document names it without a type', () => {
  expect(Object.keys(formatsIn({ schema: { format: 'acme-date-time' } }))).toEqual(['acme-date-time']);
});
