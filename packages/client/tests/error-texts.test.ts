import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createNavixyClient } from '../src/navixy.ts';
import type { ClientOptions } from '../src/options.ts';
import { createTrustCallerClient } from '../src/trustcaller.ts';
import { createStubFetch, disconnected, fakeHash, fakeToken, json, type StubResponse, text } from './stub-fetch.ts';

const fail = async (response: StubResponse, options: ClientOptions = {}, token = fakeToken) => {
  const { fetch } = createStubFetch(response);
  const result = await createTrustCallerClient({ token, fetch, retries: 0, ...options })
    .listCalls()
    .safe();
  if (result.ok) throw new Error('The call did not fail.');
  return result.error;
};

describe('an error', () => {
  it('from the server has a stack that leads to the caller', async () => {
    const { fetch } = createStubFetch(json({ message: 'Unauthenticated.' }, 401));
    const client = createTrustCallerClient({ token: fakeToken, fetch });
    async function nightlyReport() {
      return await client.listCalls();
    }

    const error: unknown = await nightlyReport().catch((cause: unknown) => cause);

    expect(error instanceof Error && error.stack).toContain('nightlyReport');
  });

  it('is printed under its class with only what is known', async () => {
    const printed = inspect(await fail(json({ message: 'Unauthenticated.' }, 401)));

    expect(printed).toMatch(/^AuthenticationError: listCalls: HTTP 401: Unauthenticated\.\n/);
    expect(printed).not.toMatch(/undefined|NamedError|cause/);
  });

  it.each(['any', 't', 'HTTP'])('keeps our own words whole when the credential is %s', async (token) => {
    const error = await fail(text('<html>'), {}, token);

    expect(error.message).toMatch(/^listCalls: HTTP 200: the response is not JSON/);
  });

  it.each([
    [
      'HTML',
      text('<html>', 200, { 'content-type': 'text/html' }),
      /the response is not JSON \(text\/html, https:\S+\/calls\)$/,
    ],
    [
      'a redirect',
      text('', 302, { location: 'https://portal.example/login' }),
      /HTTP 302: the response is empty \(.* redirects to https:\/\/portal\.example\/login\)$/,
    ],
    [
      'a wrong address',
      text('Not here', 404),
      /HTTP 404: the response is not JSON \(text\/plain;charset=UTF-8, https:/,
    ],
    ['half a character', () => new Response(new Uint8Array([0x7b, 0x7d, 0xe2])), /HTTP 200: the response is not JSON/],
    ['no such path', json({ message: 'Gone.' }, 404), /HTTP 404: Gone\. \(application\/json, https:\S+\/calls\)$/],
  ])('says what came, and from where: %s', async (_, response, message) => {
    expect((await fail(response)).message).toMatch(message);
  });

  it('of an abort says so', async () => {
    const error = await fail(json({}), { signal: AbortSignal.abort(new Error('enough')) });

    expect(error.message).toBe('listCalls: aborted: Error: enough');
  });

  it('of a response whose message is an object is no connection error', async () => {
    const error = await fail(json({ message: { text: 'No.' } }, 422));

    expect(error).toMatchObject({ name: 'ValidationError', attempts: 1 });
  });

  it('of fields that are no texts is no connection error', async () => {
    const errors = [{ parameter: { toString: 1 }, error: { valueOf: null } }];
    const error = await fail(json({ message: 'No.', errors }, 422));

    expect(error).toMatchObject({ name: 'ValidationError', fields: { '{"toString":1}': ['{"valueOf":null}'] } });
  });

  it('is the cause of what a hook throws that hears of it', async () => {
    const onError = () => {
      throw new RangeError('not today');
    };
    const { fetch } = createStubFetch(json({ message: 'No.' }, 404));
    const call = createTrustCallerClient({ token: fakeToken, fetch, onError }).listCalls();

    await expect(call).rejects.toMatchObject({ name: 'RangeError', cause: { name: 'NotFoundError' } });
  });
});

describe('no text of an error shows the credential', () => {
  const token = '7|S3cretTokenOf40Characters';
  const [, part = ''] = token.split('|');
  const writeEach = (text: string, write: (hex: string) => string) =>
    Array.from(text, (character) => write(character.charCodeAt(0).toString(16))).join('');
  const percent = (text: string) => writeEach(text, (hex) => `%${hex}`);
  const entities = (text: string) => writeEach(text, (hex) => `&#x${hex};`);
  const escapes = (text: string) => writeEach(text, (hex) => `\\u00${hex}`);

  it.each([
    ['in fields', json({ message: 'x', errors: { token: [`The token ${token} is bad.`] } }, 422)],
    ['behind its bar', json({ message: `unknown ${part}` }, 401)],
    ['in capitals', json({ message: `unknown ${token.toUpperCase()}` }, 401)],
    ['percent-encoded', json({ message: `unknown ${encodeURIComponent(token)}` }, 401)],
    ['as base64', json({ message: `unknown ${btoa(token)} ${btoa(part)}` }, 401)],
    ['as base64 behind a user', json({ message: `unknown ${btoa(`a:${token}`)} ${btoa(`ab:${token}`)}` }, 401)],
    ['with every character percent-encoded', json({ message: `unknown ${percent(token)}` }, 401)],
    ['with characters as entities', json({ message: `unknown ${entities(token)}` }, 401)],
    ['with characters as escapes', json({ message: `unknown ${escapes(token)}` }, 401)],
    [
      'in a cause',
      () => Promise.reject(Object.assign(new Error('x'), { config: { headers: { authorization: token } } })),
    ],
    [
      'in a request that is a cause',
      () => {
        const cause = new Request('https://proxy.example/', { headers: { authorization: `Bearer ${token}` } });
        return Promise.reject(new Error('x', { cause }));
      },
    ],
    ['in the cause of a cause', () => Promise.reject(new Error('x', { cause: new Error(`bad ${part}`) }))],
  ])('%s', async (_, response) => {
    const error = await fail(response, {}, token);

    const shown = [inspect(error, { depth: 9 }), JSON.stringify(error), error.stack].join('\n').toLowerCase();
    const base64 = ['', 'a:', 'ab:'].map((user) => btoa(user + part).slice(4, -4));
    for (const secret of [part, encodeURIComponent(token), percent(part), entities(part), escapes(part), ...base64]) {
      expect(shown).not.toContain(secret.toLowerCase());
    }
  });

  it('does not tear words when it is short behind its bar', async () => {
    const error = await fail(json({ message: 'a test of 9|test' }, 401), {}, '9|test');

    expect(error.message).toContain('a test of ***');
  });
});

describe('input', () => {
  const { fetch, sent } = createStubFetch(json({ success: true, list: [] }));
  const navixy = createNavixyClient({ hash: fakeHash, fetch });
  const call = (input: object): Promise<unknown> => Reflect.apply(navixy.listChatMessages, navixy, [input]);

  it('that is missing is called missing', async () => {
    await expect(call({})).rejects.toThrow('listChatMessages: tracker_id is missing');
  });

  it('that is unknown is rejected also where nothing goes into a body', async () => {
    const stub = createStubFetch(json({ call_received: true }));
    const client = createTrustCallerClient({ token: fakeToken, fetch: stub.fetch });
    const input = { number: '1', 'x&number=449&y': '1' };

    await expect(client.checkLiveCall(input)).rejects.toMatchObject({ name: 'ValidationError', attempts: 0 });
    expect(stub.sent).toEqual([]);
  });

  it('of which one of two fields is needed says so', async () => {
    const empty: object = {};
    const failure: Promise<unknown> = Reflect.apply(navixy.markChatMessagesRead, navixy, [empty]);

    await expect(failure).rejects.toMatchObject({ name: 'ValidationError', attempts: 0 });
    await expect(failure).rejects.toThrow('markChatMessagesRead: message_ids is missing');
  });

  it('that is unknown is rejected, so that its name never reaches an address', async () => {
    const failure = call({ tracker_id: 1, limt: 3 });

    await expect(failure).rejects.toMatchObject({ message: 'listChatMessages: limt is unknown', attempts: 0 });
    await expect(call({ tracker_id: 1, 'x&y=1': 2 })).rejects.toMatchObject({ attempts: 0 });
    expect(sent).toEqual([]);
  });
});

describe('a credential', () => {
  it('that is missing is called by its name', () => {
    expect(() => createTrustCallerClient({ token: '' })).toThrow('token is missing');
    expect(() => createNavixyClient({ hash: '' })).toThrow('hash is missing');
  });

  it('may be a function that is asked before each attempt', async () => {
    const { fetch, sent } = createStubFetch(disconnected(), json({ call_received: true }));
    const tokens = ['one', 'two'];
    const token = async () => tokens.shift() ?? '';
    const client = createTrustCallerClient({ token, fetch, retryDelay: 0 });

    await client.checkLiveCall({ number: '1' });

    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer one', 'Bearer two']);
  });

  it.each([
    ['throws', () => Promise.reject(new Error('vault closed')), 'AuthenticationError', 'vault closed'],
    ['gives nothing', () => '', 'AuthenticationError', 'token is missing'],
  ])('whose function %s fails the call before it is sent', async (_, token, name, message) => {
    const { fetch, sent } = createStubFetch(json({}));

    const call = createTrustCallerClient({ token, fetch }).listApiKeys();

    await expect(call).rejects.toMatchObject({ name, attempts: 0, message: expect.stringContaining(message) });
    expect(sent).toEqual([]);
  });
});

describe('a response', () => {
  it('that does not end is cut off at its limit', async () => {
    const endless = () =>
      new Response(new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(65_536).fill(32)) }));

    const error = await fail(endless, { maxResponseSize: 1_000_000 });

    expect(error).toMatchObject({ name: 'InvalidResponseError', attempts: 1 });
    expect(error.message).toBe('listCalls: HTTP 200: over maxResponseSize');
  });
});

describe('a client', () => {
  it('hands options of fetch on, those of a call over its own', async () => {
    const inits: RequestInit[] = [];
    const fetch = async (_url: string, init: RequestInit) => {
      inits.push(init);
      return json({ call_received: true })();
    };
    const client = createTrustCallerClient({ token: fakeToken, fetch, fetchOptions: { next: { revalidate: 60 } } });

    await client.checkLiveCall({ number: '1' });
    await client.checkLiveCall({ number: '1' }, { fetchOptions: { cache: 'no-store' } });

    expect(inits).toMatchObject([{ next: { revalidate: 60 } }, { cache: 'no-store' }]);
  });

  it('is printed with the names of its methods', () => {
    expect(inspect(createTrustCallerClient({ token: fakeToken }))).toContain('listCalls: [Function: listCalls]');
  });
});
