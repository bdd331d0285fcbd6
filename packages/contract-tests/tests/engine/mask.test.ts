import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { createSecretMask } from '../../src/engine/secrets/mask.ts';

const secret = '7|sand"box/demo+töken(1)';

function hex(character: string, digits: number): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(digits, '0');
}

function masked(text: string) {
  const mask = createSecretMask();
  mask.add('TOKEN', secret);
  return { names: mask.find(text), text: mask.mask(text) };
}

describe('the secret mask', () => {
  it.each([
    ['in plain', secret],
    ['behind the bar only', secret.slice(2)],
    ['escaped in JSON', JSON.stringify({ token: secret })],
    ['escaped in JSON with \\/', JSON.stringify({ token: secret }).replaceAll('/', '\\/')],
    ['percent-encoded', `https://example.com/?token=${encodeURIComponent(secret)}`],
    [
      'percent-encoded in lower case',
      encodeURIComponent(secret)
        .replaceAll('%7C', '%7c')
        .replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    ],
    ['form-encoded', new URLSearchParams({ token: secret }).toString()],
    ['in capitals', secret.toUpperCase()],
    ['with every character escaped in JSON', [...secret].map((one) => `\\u${hex(one, 4)}`).join('')],
    ['with every byte percent-encoded', [...Buffer.from(secret)].map((byte) => `%${byte.toString(16)}`).join('')],
    ['percent-encoded twice', encodeURIComponent(encodeURIComponent(secret))],
    ['in decimal entities', [...secret].map((one) => `&#${one.codePointAt(0)};`).join('')],
    ['in hexadecimal entities', [...secret].map((one) => `&#x${hex(one, 4).toUpperCase()};`).join('')],
    ['with named entities', secret.replace('|', '&vert;').replaceAll('"', '&quot;')],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in base64 behind one byte', Buffer.from(`x${secret}`).toString('base64')],
    ['in base64 behind two bytes', Buffer.from(`xy${secret}z`).toString('base64')],
    ['in the URL alphabet of base64', Buffer.from(`user:${secret}`).toString('base64url')],
  ])('finds and replaces a secret %s', (_, text) => {
    const result = masked(`before ${text} after`);

    expect(result.names).toEqual(['TOKEN']);
    expect(result.text).toContain('$TOKEN');
    expect(masked(result.text).names).toEqual([]);
    expect(result.text).toMatch(/^before .* after$/);
  });

  it.each([
    ['without its last character', secret.slice(0, -1)],
    ['cut after twelve characters', secret.slice(2, 14)],
    ['cut and in capitals', secret.slice(0, 18).toUpperCase()],
    ['cut and percent-encoded', encodeURIComponent(secret.slice(2, 16))],
  ])('replaces a secret %s, which proves no leak', (_, text) => {
    const result = masked(`before ${text} after`);

    expect(result.text).toMatch(/^before (7\||7%7C)?\$TOKEN after$/i);
    expect(result.names).toEqual([]);
  });

  it('takes no run of zeros for the beginning of a secret', () => {
    const mask = createSecretMask();
    mask.add('HASH', `${'0'.repeat(31)}1`);

    expect(mask.mask('0000000000000000')).toBe('0000000000000000');
  });

  it('leaves a text without secrets as it is', () => {
    expect(masked('sandbox demo')).toEqual({ names: [], text: 'sandbox demo' });
  });

  it('replaces every occurrence, each secret by its own name', () => {
    const mask = createSecretMask();
    mask.add('A', 'aaaaaaaa');
    mask.add('B', 'aaaaaaaabbbb');

    expect(mask.mask('aaaaaaaabbbb aaaaaaaa aaaaaaaa')).toBe('$B $A $A');
  });

  it('takes no value for a secret that is too short to be one', () => {
    const mask = createSecretMask();
    mask.add('A', 'a');

    expect(mask.mask('a cat')).toBe('a cat');
  });
});
