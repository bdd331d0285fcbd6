import { describe, expect, it } from 'vitest';
import { keepBody } from '../../src/transport/keep-body.ts';

describe('what is kept of a body', () => {
  it('is all of it when it is short', () => {
    expect(keepBody('{"a": 1}')).toEqual({ body: '{"a": 1}', cutFrom: null });
  });

  it('is JSON with shorter lists when it is long', () => {
    const whole = JSON.stringify({ success: true, list: Array.from({ length: 9000 }, (_, id) => ({ id, text: 'x' })) });

    const { body, cutFrom } = keepBody(whole);

    expect(body.length).toBeLessThan(64 * 1024);
    expect(cutFrom).toBe(whole.length);
    const kept = JSON.parse(body);
    expect([kept.success, kept.list[1]]).toEqual([true, { id: 1, text: 'x' }]);
  });

  it.each([
    ['no JSON', 'x'.repeat(100_000)],
    ['JSON with a long text', JSON.stringify({ text: 'x'.repeat(100_000) })],
  ])('is its beginning when it is long and %s', (_, whole) => {
    expect(keepBody(whole)).toEqual({ body: whole.slice(0, 64 * 1024), cutFrom: whole.length });
  });
});
