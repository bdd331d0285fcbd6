import type { ApiName } from '@trustline/specs';
import { basePathFor, type Sandbox } from '../../src/index.ts';

const origin = 'http://sandbox.test';
const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const text = '  Ümläut & <b>\nzweite Zeile 😀 سلام ';
const requestsAMinute = 50;
const longest = 'ä'.repeat(20_000);

/** One exchange as text, so that two can be compared. */
type Exchange = string;

/** Sends the same requests to one API of a sandbox, in the same order, and writes down every response. */
export async function playScript(sandbox: Sandbox, api: ApiName): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  const send = async (url: string, init: RequestInit): Promise<unknown> => {
    const response = await sandbox.fetch(new Request(url, init)).catch(String);
    if (typeof response === 'string') return void exchanges.push(response);
    const body = await response.text().catch(String);
    exchanges.push(JSON.stringify([response.status, [...response.headers], body]));
    return parse(body);
  };
  await (api === 'navixy' ? playNavixy(sandbox, send) : playTrustCaller(sandbox, send));
  return exchanges;
}

type Send = (url: string, init: RequestInit) => Promise<unknown>;

async function playNavixy(sandbox: Sandbox, send: Send): Promise<void> {
  const { hash, readOnlyHash = '', noChatHash = '', trackers = {} } = sandbox.profile(origin).navixy;
  const [first = 0, second = 0, third = 0] = trackers.active ?? [];
  const { blocked = 0, chatUnsupported = 0, chatNotInTariff = 0, foreign = 0 } = trackers;
  const at = (path: string) => `${origin}${basePathFor('navixy')}/tracker/${path}`;
  const post = (path: string, body: unknown, headers: Record<string, string> = { authorization: `NVX ${hash}` }) =>
    send(at(path), { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) });
  const postForm = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    send(at(path), { method: 'POST', headers: { ...form, ...headers }, body: new URLSearchParams(fields).toString() });
  const get = (path: string, query: Record<string, string>, headers: Record<string, string> = {}) =>
    send(`${at(path)}?${new URLSearchParams(query)}`, { headers });
  const counts = () => post('chat/unread/count', {});
  const list = (more: object = {}) => post('chat/list', { tracker_id: first, ...more });

  await counts();
  await get('chat/unread/count', { hash });
  await post('chat/unread/count', { hash }, {});
  await postForm('chat/unread/count', { hash });
  await get('chat/unread/count', {}, { authorization: `NVX ${hash}` });
  await postForm('trusted_number/list', { tracker_id: String(first) }, { authorization: `NVX ${hash}` });
  await post('chat/unread/count', {}, {});
  await post('chat/unread/count', {}, { authorization: `NVX ${'f'.repeat(32)}` });
  await post('chat/unread/count', { hash: noChatHash }, {});
  await send(`${at('chat/unread/count')}?hash=${noChatHash}`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ hash }),
  });
  await get('chat/unread/count', { hash: noChatHash }, { authorization: `NVX ${hash}` });
  await send(at('chat/send'), {
    method: 'POST',
    headers: { ...json, authorization: `NVX ${hash}` },
    body: '{"tracker_id":',
  });

  for (const id of [first, second, blocked, chatUnsupported, chatNotInTariff, foreign, 77, undefined, 'x']) {
    await post('chat/list', { tracker_id: id });
    await post('chat/send', { tracker_id: id, message: text });
    await post('trusted_number/list', { tracker_id: id });
    await post('trusted_number/update', { tracker_id: id, list: ['49123456789'] });
    await post('chat/mark_read_all', { trackers: [third, id] });
    await post('chat/updated/list', { trackers: [first, id] });
    await post('chat/broadcast', { trackers: [second, id], message: 'b' });
  }
  await counts();
  await list();
  await list({ ascending: false, limit: 3 });
  for (const limit of [1, 100, 1024, 1025]) await list({ limit });
  await list({ from: '2026-05-01 00:00:00', to: '2026-05-15 11:00:00', limit: 5 });
  await list({ from: '2026-03-20 00:00:00', limit: 5 });
  await list({ to: '2026-05-15 11:00:00', ascending: false, limit: 5 });
  await list({ iso_datetime: true, limit: 2 });
  await list({ iso_datetime: true, limit: 2, from: '2026-05-14T00:00:00+02:00' });
  await post(
    'chat/list',
    { tracker_id: first, limit: 2 },
    { authorization: `NVX ${hash}`, 'nvx-iso-datetime': 'true' },
  );
  await get('chat/list', { tracker_id: String(first), limit: '2', ascending: 'false', hash });
  await postForm('chat/list', { tracker_id: String(first), limit: '2', ascending: 'false', hash });
  const window = {
    tracker_id: String(first),
    from: '2026-05-14 00:00:00',
    to: '2026-05-15 11:00:00',
    limit: '2',
    hash,
  };
  await get('chat/list', window);
  await postForm('chat/list', { ...window, ascending: 'false' });

  for (const message of [text, longest, `${longest}x`, null, undefined]) {
    await post('chat/send', { tracker_id: second, message });
    await post('chat/broadcast', { trackers: [first, second, chatUnsupported], message });
    await post('chat/list', { tracker_id: second, ascending: false, limit: 3 });
  }
  await postForm('chat/send', { tracker_id: String(second), message: 'a b+c', hash });
  await postForm('chat/broadcast', { trackers: `[${first},${second}]`, message: 'c d', hash });
  await post('chat/broadcast', { message: 'nobody' });
  await post('chat/broadcast', { trackers: Array.from({ length: 301 }, () => first), message: 'many' });
  await post('chat/updated/list', { trackers: Array.from({ length: 301 }, () => first) });
  await post('chat/updated/list', {});
  await post('chat/updated/list', { trackers: [first, second] });
  await post('chat/updated/list', { trackers: [first], iso_datetime: true });
  await post('chat/list', { tracker_id: first, ascending: false, limit: 3 });
  await post('chat/list', { tracker_id: third, ascending: false, limit: 3 });

  for (const numbers of [
    ['1234567890', '123456789012345'],
    ['123456789'],
    ['1234567890123456'],
    [],
    ['4911111111', '4922222222'],
  ]) {
    await post('trusted_number/update', { tracker_id: first, list: numbers });
    await post('trusted_number/list', { tracker_id: first });
    await get('trusted_number/list', { tracker_id: String(first), hash });
  }
  await post('trusted_number/update', { tracker_id: first });
  await post('trusted_number/list', { tracker_id: first });
  await post('trusted_number/update', { tracker_id: first, list: [] }, { authorization: `NVX ${readOnlyHash}` });
  await post('trusted_number/list', { tracker_id: first });
  await post('trusted_number/list', { tracker_id: second });

  const unread = sandbox.events.deviceSends(first, 'one');
  const more = [sandbox.events.deviceSends(first, 'two'), sandbox.events.deviceSends(second, 'three')];
  await counts();
  await post('chat/mark_read', { message_id: unread });
  await counts();
  await post('chat/mark_read', { message_ids: more });
  await counts();
  await get('chat/mark_read', { message_id: String(sandbox.events.deviceSends(first, 'four')), hash });
  await post('chat/mark_read', { message_id: 99_999_999 });
  await counts();
  sandbox.events.deviceSends(first, 'five');
  sandbox.events.deviceSends(second, 'six');
  sandbox.events.deviceSends(third, 'seven');
  await post('chat/mark_read_all', { trackers: [first] });
  await counts();
  await postForm('chat/mark_read_all', { trackers: `[${second}]`, hash });
  await counts();
  sandbox.events.deviceSends(first, 'eight');
  sandbox.events.deviceSends(second, 'nine');
  await post('chat/mark_read_all', { trackers: [first, second] });
  await counts();
  sandbox.events.deviceSends(first, 'ten');
  await get('chat/mark_read_all', { hash, trackers: `[${second}]` });
  await counts();
  await post('chat/mark_read_all', {});
  await counts();
  sandbox.events.deviceSends(first, 'eleven');
  await get('chat/mark_read_all', { hash });
  await counts();
}

async function playTrustCaller(sandbox: Sandbox, send: Send): Promise<void> {
  const profile = sandbox.profile(origin).trustcaller;
  const {
    token,
    noAccessToken = '',
    noKeyManagementToken = '',
    expendableToken = '',
    numbers = {},
    calls = {},
    keys = {},
  } = profile;
  let counted = 0;
  const call = (method: string, path: string, body?: unknown, bearer: string | null = token) => {
    if (bearer === token) counted += 1;
    if (bearer === token && counted % requestsAMinute === 0) sandbox.clock.move(60_000);
    return send(`${origin}${basePathFor('trustcaller')}${path}`, {
      method,
      headers: {
        accept: 'application/json',
        ...json,
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  };

  for (const path of ['/numbers', '/calls']) {
    for (const query of [
      '',
      '?per_page=50',
      '?per_page=50&page=2',
      '?per_page=50&page=3',
      '?per_page=1',
      '?per_page=1000',
      '?per_page=2000',
      '?per_page=0',
      '?page=99',
    ]) {
      await call('GET', `${path}${query}`);
    }
  }
  for (const query of [
    'from=2026-05-10&to=2026-05-12',
    'from=2026-05-10',
    'to=2026-05-10',
    'from=yesterday',
    'to=2026-13-01',
    'per_page=1000&from=2026-01-01',
  ]) {
    await call('GET', `/calls?${query}`);
  }
  for (const day of [8, 9, 10, 11, 12, 13, 14])
    await call('GET', `/calls?from=2026-05-${day}&to=2026-05-${day}`.replace(/-(\d)(?=&|$)/g, '-0$1'));
  for (const query of ['', '', '?prefix=8613', '?prefix=44', '?prefix=x']) await call('GET', `/test-numbers${query}`);
  await call('GET', '/test-numbers', undefined, noKeyManagementToken);
  for (const id of [calls.own, calls.foreign, 999_999, 'x']) await call('GET', `/calls/${id}`);
  const live = numbers.live ?? '';
  for (const number of [
    live,
    numbers.own,
    numbers.foreignLive,
    live.slice(0, -1),
    `+${live}`,
    `%2B${live}`,
    `0${live}`,
  ]) {
    await call('GET', `/calls/check?number=${number}`);
  }
  await call('GET', '/calls/check');
  await call('GET', `/calls/check?number=${live}1`);

  const created = await call('POST', '/auth/keys', { name: 'First Key' });
  const second = await call('POST', '/auth/keys', { name: 'N'.repeat(64) });
  for (const name of ['N'.repeat(65), undefined, '', 7]) await call('POST', '/auth/keys', { name });
  await call('GET', '/auth/keys');
  await call('GET', '/numbers?per_page=1', undefined, String(Reflect.get(Object(second), 'token')));
  await call('GET', '/auth/keys');
  for (const id of [Reflect.get(Object(created), 'id'), keys.foreign, 999_999, Reflect.get(Object(second), 'id')]) {
    await call('DELETE', `/auth/keys/${id}`);
    await call('GET', '/auth/keys');
  }
  await call('DELETE', '/auth/keys/abc');
  for (const bearer of [created, second])
    await call('GET', '/numbers?per_page=1', undefined, String(Reflect.get(Object(bearer), 'token')));
  for (const bearer of [null, '9|nobody', noAccessToken, noKeyManagementToken]) {
    await call('GET', '/numbers?per_page=1', undefined, bearer);
    await call('GET', '/auth/keys', undefined, bearer);
  }
  for (let index = 0; index < 64; index += 1) await call('GET', '/numbers?per_page=1', undefined, expendableToken);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
