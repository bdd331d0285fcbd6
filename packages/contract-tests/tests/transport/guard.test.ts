import { describe, expect, it } from 'vitest';
import { guardWrites, isLoopback, WriteBlockedError } from '../../src/transport/guard.ts';

function guarded(options: { allowWrites?: boolean }) {
  const sent: string[] = [];
  const fetch = guardWrites(
    async (request) => {
      sent.push(request.url);
      return new Response('{}');
    },
    { ...options, isSafe: (request) => request.url.endsWith('/list') },
  );
  return { fetch, sent };
}

describe('the write guard', () => {
  it('sends nothing that writes to a host that is not loopback', async () => {
    const { fetch, sent } = guarded({});

    const rejected = fetch(new Request('https://api.example.com/v2/send', { method: 'POST' }));

    await expect(rejected).rejects.toThrow(WriteBlockedError);
    await expect(rejected).rejects.toThrow('POST https://api.example.com/v2/send would change something');
    expect(sent).toEqual([]);
  });

  it('rejects a GET the document does not call safe', async () => {
    const { fetch, sent } = guarded({});

    await expect(fetch(new Request('https://api.example.com/v2/mark_read_all'))).rejects.toThrow(WriteBlockedError);
    expect(sent).toEqual([]);
  });

  it('keeps the query, where a credential may stand, out of its message', async () => {
    const { fetch } = guarded({});

    await expect(fetch(new Request('https://api.example.com/v2/send?hash=feedface'))).rejects.not.toThrow('feedface');
  });

  it('lets a safe request through to every host, whatever its method', async () => {
    const { fetch, sent } = guarded({});

    await fetch(new Request('https://api.example.com/v2/list', { method: 'POST' }));

    expect(sent).toEqual(['https://api.example.com/v2/list']);
  });

  it('lets writes through to loopback, and everywhere when they are allowed', async () => {
    const local = guarded({});
    const allowed = guarded({ allowWrites: true });

    await local.fetch(new Request('http://127.0.0.1:80/v2/send', { method: 'POST' }));
    await allowed.fetch(new Request('https://api.example.com/v2/send', { method: 'POST' }));

    expect([local.sent.length, allowed.sent.length]).toEqual([1, 1]);
  });

  it.each(['localhost', '127.0.0.1', '127.8.9.10', '[::1]', '::1', 'localhost.'])(
    'takes %s for loopback',
    (hostname) => {
      expect(isLoopback(hostname)).toBe(true);
    },
  );

  it.each([
    'localhost.example.com',
    'api.localhost',
    '128.0.0.1',
    '0.0.0.0',
    '127.0.0.1.example.com',
    '[::2]',
    '10.0.0.1',
    'mylocalhost',
  ])('does not take %s for loopback', (hostname) => {
    expect(isLoopback(hostname)).toBe(false);
  });
});
