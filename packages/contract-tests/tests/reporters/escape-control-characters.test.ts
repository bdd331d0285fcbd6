import { describe, expect, it } from 'vitest';
import { escapeControlCharacters, shorten } from '../../src/reporters/escape-control-characters.ts';

describe('text from a server', () => {
  it.each([
    ['NUL', '\u0000', '\\u0000'],
    ['escape', '\u001b[2J', '\\u001b[2J'],
    ['carriage return', 'a\rb', 'a\\u000db'],
    ['C1 control', '\u009b', '\\u009b'],
    ['override of the direction', 'a\u202eb', 'a\\u202eb'],
    ['isolate of a direction', '\u2066', '\\u2066'],
    ['lone surrogate', 'a\ud83d!', 'a\\ud83d!'],
    ['non-character', '\uffff', '\\uffff'],
  ])('a hidden character is written by its number: %s', (_name, text, visible) => {
    expect(escapeControlCharacters(text)).toBe(visible);
  });

  it.each(['größer', 'مرحبا', '日本語', 'שלום', '😀👩‍👩‍👧', 'a\tb\nc'])(
    'stays as it is when it can be seen: %j',
    (text) => {
      expect(escapeControlCharacters(text)).toBe(text);
    },
  );

  it('is left whole up to the limit', () => {
    expect(shorten('x'.repeat(10), 10)).toBe('x'.repeat(10));
  });

  it('is cut past the limit, between characters, and says how much is omitted', () => {
    expect(shorten(`abc😀${'x'.repeat(2000)}`, 4)).toBe('abc… (2,002 more characters)');
  });
});
