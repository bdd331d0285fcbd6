import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { createSecretMask } from '../../src/engine/secrets/mask.ts';

const secret = '7|sand"box/demo+töken(1)';

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
