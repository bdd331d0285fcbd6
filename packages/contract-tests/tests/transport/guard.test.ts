import { describe, expect, it } from 'vitest';
import { guardWrites, isLoopback, WriteBlockedError } from '../../src/transport/guard.ts';

function guarded() {
  const sent: string[] = [];
  const fetch = guardWrites(
    async (request) => {
      sent.push(request.url);
      return new Response('{}');
    },
    async ({ url }) => (url.endsWith('/list') ? null : '--allow-messages'),
  );
  return { fetch, sent };
}

describe('the write guard', () => {
  it.each(['https://api.example.com/v2/send', 'http://127.0.0.1:8080/v2/send', 'http://localhost/v2/send'])(
    'sends nothing to %s without the option that it needs',
    async (url) => {
      const { fetch, sent } = guarded();

      const rejected = fetch(new Request(url, { method: 'POST' }));

      await expect(rejected).rejects.toThrow(WriteBlockedError);
      await expect(rejected).rejects.toThrow(`POST ${url} would change something, and that is only sent with --allow-`);
      expect(sent).toEqual([]);
    },
  );

  it('rejects a GET that changes something', async () => {
    const { fetch, sent } = guarded();

    await expect(fetch(new Request('https://api.example.com/v2/mark_read_all'))).rejects.toThrow(WriteBlockedError);
    expect(sent).toEqual([]);
  });

  it('keeps the query, where a credential may stand, out of its message', async () => {
    const { fetch } = guarded();

    await expect(fetch(new Request('https://api.example.com/v2/send?hash=feedface'))).rejects.not.toThrow('feedface');
  });

  it('lets a request through that needs no option, whatever its method', async () => {
    const { fetch, sent } = guarded();

    await fetch(new Request('https://api.example.com/v2/list', { method: 'POST' }));

    expect(sent).toEqual(['https://api.example.com/v2/list']);
  });
});

describe('a host', () => {
  it.each(['localhost', '127.0.0.1', '127.8.9.10', '[::1]', '::1', 'localhost.'])('is this machine: %s', (hostname) => {
    expect(isLoopback(hostname)).toBe(true);
  });

  it.each([
    'localhost.example.com',
    'api.localhost',
    '128.0.0.1',
    '0.0.0.0',
    '127.0.0.1.example.com',
    '[::2]',
    '10.0.0.1',
    'mylocalhost',
  ])('is another one: %s', (hostname) => {
    expect(isLoopback(hostname)).toBe(false);
  });
});
