import { describe, expect, it } from 'vitest';
import { createNavixyClient } from '../src/navixy.ts';
import { createTrustCallerClient } from '../src/trustcaller.ts';
import { createStubFetch, fakeHash, fakeToken, json } from './stub-fetch.ts';

const { fetch, sent } = createStubFetch();
const navixy = createNavixyClient({ hash: fakeHash, fetch });
const trustcaller = createTrustCallerClient({ token: fakeToken, fetch });
const trackers = Array.from({ length: 301 }, (_, index) => index + 1);

describe('bad input', () => {
  it.each([
    ['a number with a plus', 'number', () => trustcaller.checkLiveCall({ number: '+120000486562997' })],
    ['a number with a leading zero', 'number', () => trustcaller.checkLiveCall({ number: '0120' })],
    ['301 trackers', 'trackers', () => navixy.broadcastChatMessage({ trackers, message: 'x' })],
    [
      'a message of 20001 characters',
      'message',
      () => navixy.sendChatMessage({ tracker_id: 1, message: '👋'.repeat(20001) }),
    ],
    ['a limit of 2000', 'limit', () => navixy.listChatMessages({ tracker_id: 1, limit: 2000 })],
    ['a time with a T', 'from', () => navixy.listChatMessages({ tracker_id: 1, from: '2026-05-01T00:00:00' })],
    [
      'a day that does not exist',
      'from',
      () => navixy.listChatMessages({ tracker_id: 1, from: '2026-02-30 00:00:00' }),
    ],
    ['a date that does not exist', 'to', () => trustcaller.listCalls({ to: '2026-02-30' })],
    ['an invalid Date', 'from', () => trustcaller.listCalls({ from: new Date('never') })],
    ['a page size of 1001', 'per_page', () => trustcaller.listNumbers({ per_page: 1001 })],
    ['an identifier of 0', 'id', () => trustcaller.getCall({ id: 0 })],
    ['a fraction', 'tracker_id', () => navixy.listTrustedNumbers({ tracker_id: 1.5 })],
    ['a name of 65 characters', 'name', () => trustcaller.createApiKey({ name: 'x'.repeat(65) })],
    ['an empty name', 'name', () => trustcaller.createApiKey({ name: '' })],
    [
      'a trusted number with a plus',
      'list',
      () => navixy.updateTrustedNumbers({ tracker_id: 1, list: ['+496156680001'] }),
    ],
  ])('such as %s is rejected before sending, with the rule', async (_, field, call) => {
    const result = await call().safe();

    expect(result.ok || result.error).toMatchObject({ name: 'ValidationError', attempts: 0 });
    expect(result.ok || Object.keys(result.error.fields ?? {})).toEqual([field]);
    expect(result.ok || result.error.message).toMatch(new RegExp(`^\\w+: ${field}(\\.\\d+)? (must|is) \\w+`));
    expect(sent).toEqual([]);
  });

  it('in the texts of the rule is not repeated', async () => {
    const result = await navixy.sendChatMessage({ tracker_id: 1, message: 'private'.repeat(5000) }).safe();

    expect(result.ok || result.error.message).toBe('sendChatMessage: message must fit maxLength 20000');
  });

  it.each([
    ['an empty hash', () => createNavixyClient({ hash: '' })],
    ['a hash of other characters', () => createNavixyClient({ hash: `${fakeHash.slice(1)}\n` })],
    ['an empty token', () => createTrustCallerClient({ token: '' })],
    ['a token that no header can hold', () => createTrustCallerClient({ token: 'tökén\u0000' })],
    ['a token with a line break', () => createTrustCallerClient({ token: `${fakeToken}\r\nx: y` })],
  ])('such as %s makes no client', (_, create) => {
    expect(create).toThrow(expect.objectContaining({ name: 'ValidationError' }));
    expect(create).not.toThrow(/kén|demo-token/);
  });

  it.each([
    ['a base URL without a scheme', { baseUrl: 'trustcaller.net' }],
    ['a base URL with a password', { baseUrl: 'https://user:secret@host.example' }],
    ['a base URL with a query', { baseUrl: 'https://host.example/v2?hash=secret' }],
    ['a negative number of repetitions', { retries: -1 }],
    ['a timeout that is no number', { timeout: Number.NaN }],
    ['a timeout of a month', { timeout: 31 * 86_400_000 }],
  ])('such as %s is rejected before sending', async (_, settings) => {
    const result = await navixy.countUnreadChatMessages({}, settings).safe();

    expect(result.ok || result.error).toMatchObject({ name: 'ValidationError', attempts: 0 });
    expect(result.ok || result.error.message).not.toContain('secret');
    expect(sent).toEqual([]);
  });
});

describe('input that is undefined', () => {
  it('behaves as left out', async () => {
    const stub = createStubFetch(json({ success: true, list: [] }));
    const client = createNavixyClient({ hash: fakeHash, fetch: stub.fetch, baseUrl: undefined, timeout: undefined });

    await client.listChatMessages({ tracker_id: 1, from: undefined, limit: undefined }, { timeout: undefined });

    expect(stub.sent.map(({ body, url }) => [body, url.search])).toEqual([['{"tracker_id":1}', '']]);
  });
});
