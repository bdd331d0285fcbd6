import { describe, expect, it } from 'vitest';
import { createTestSandbox, itemsOf, numberOf } from '../setup/api.ts';

const startOf = (call: Record<string, unknown>) => String(call.start_at);

describe('Calls', () => {
  it('are listed with the latest first, on each page and from page to page', async () => {
    const { trustcaller } = createTestSandbox();

    const pages = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((page) => trustcaller('GET', `/calls?page=${page}`)));

    const calls = pages.flatMap((page) => itemsOf(page, 'data'));
    const starts = calls.map(startOf);
    expect(pages.flatMap(({ findings }) => findings)).toEqual([]);
    expect(calls).toHaveLength(620);
    expect(new Set(calls.map(({ id }) => id)).size).toBe(620);
    expect(starts).toEqual(starts.toSorted().toReversed());
  });

  it('of both days of a range are listed, from the first second to the last', async () => {
    const { trustcaller } = createTestSandbox();
    const all = itemsOf(await trustcaller('GET', '/calls?per_page=1000'), 'data');
    const expected = all.filter((call) => startOf(call) >= '2026-05-01' && startOf(call) < '2026-05-16');

    const response = await trustcaller('GET', '/calls?from=2026-05-01&to=2026-05-15&per_page=1000');

    const starts = expected.map((call) => startOf(call).slice(11, 19));
    expect(starts).toContain('00:00:00');
    expect(starts).toContain('23:59:59');
    expect(response.body).toMatchObject({ data: expected, meta: { total: expected.length } });
  });

  it('keep their filters in the links to other pages', async () => {
    const { trustcaller } = createTestSandbox();

    const response = await trustcaller('GET', '/calls?from=2026-04-01&per_page=10');

    const next = new URL(Object(Object(response.body).links).next);
    expect(Object.fromEntries(next.searchParams)).toEqual({ from: '2026-04-01', per_page: '10', page: '2' });
  });

  it('are the same on a deep page as in the whole list', async () => {
    const { trustcaller } = createTestSandbox();
    const all = itemsOf(await trustcaller('GET', '/calls?per_page=1000'), 'data');

    const response = await trustcaller('GET', '/calls?per_page=7&page=80');

    expect(itemsOf(response, 'data')).toEqual(all.slice(553, 560));
  });

  it.for(['from=yesterday', 'to=2026-02-30', 'from=2026-5-1'])('asked for with %s fail with 422', async (query) => {
    const { trustcaller } = createTestSandbox();

    const response = await trustcaller('GET', `/calls?${query}`);

    expect(response).toMatchObject({ status: 422, findings: [] });
  });

  it('mask their caller and last as long as from their start to their end', async () => {
    const { trustcaller } = createTestSandbox();

    const calls = itemsOf(await trustcaller('GET', '/calls?per_page=1000'), 'data');

    for (const { caller_id: caller, duration, start_at: start, end_at: end } of calls) {
      expect(caller).toMatch(/^\d+X{3}$/);
      expect(duration).toBe((Date.parse(String(end)) - Date.parse(String(start))) / 1000);
    }
  });

  it('are shown one by one as in the list', async () => {
    const { trustcaller } = createTestSandbox();
    const [first] = itemsOf(await trustcaller('GET', '/calls'), 'data');

    const response = await trustcaller('GET', `/calls/${first?.id}`);

    expect(response).toMatchObject({ status: 200, findings: [], body: { data: first } });
  });

  it('of other accounts get the same response as calls that do not exist', async () => {
    const { trustcaller, sandbox } = createTestSandbox();

    const foreign = await trustcaller('GET', `/calls/${sandbox.profile().trustcaller.calls?.foreign}`);
    const unknown = await trustcaller('GET', '/calls/424242');

    expect(foreign).toMatchObject({ status: 404, findings: [], body: { error: 'not_found' } });
    expect(unknown.body).toEqual(foreign.body);
  });
});

describe('A live call', () => {
  it('is seen while it lasts and answered, and is a record once it ended', async () => {
    const { trustcaller, sandbox, wait } = createTestSandbox();
    const number = String(sandbox.profile().trustcaller.numbers?.own);
    const check = async () => Object((await trustcaller('GET', `/calls/check?number=${number}`)).body).call_received;
    const before = await check();

    const ringing = sandbox.events.callStarts({ number, caller: '4930123456', answered: false });
    const whileRinging = await check();
    const call = sandbox.events.callStarts({ number, caller: '4930123456' });
    const during = await check();
    wait(75);
    const id = sandbox.events.callEnds(call, { hangCause: 'USER_BUSY', pdd: 900 });
    sandbox.events.callEnds(ringing);

    const record = await trustcaller('GET', `/calls/${id}`);
    expect([before, whileRinging, during, await check()]).toEqual([false, false, true, false]);
    expect(record).toMatchObject({
      findings: [],
      body: { data: { number, caller_id: '4930123XXX', duration: 75, pdd: 900, hang_cause: 'USER_BUSY' } },
    });
  });

  it.for([
    ['on another account’s number', (_live: string, foreign: string) => foreign, 200],
    ['by a part of its number', (live: string) => live.slice(0, -1), 200],
    ['by its number and a further digit', (live: string) => `${live}1`, 200],
    ['by its number with a plus sign', (live: string) => `%2B${live}`, 422],
    ['by its number with a zero', (live: string) => `0${live}`, 422],
  ] as const)('is not seen %s', async ([, ask, status]) => {
    const { trustcaller, sandbox } = createTestSandbox();
    const { live = '', foreignLive = '' } = sandbox.profile().trustcaller.numbers ?? {};

    const seen = await trustcaller('GET', `/calls/check?number=${live}`);
    const response = await trustcaller('GET', `/calls/check?number=${ask(live, foreignLive)}`);

    expect(seen.body).toEqual({ call_received: true });
    expect(response).toMatchObject({ status, findings: [] });
    expect(response.body).not.toEqual({ call_received: true });
  });
});

describe('API keys', () => {
  it('work from their creation to their revocation, and show their token once', async () => {
    const { trustcaller, wait } = createTestSandbox();
    const created = await trustcaller('POST', '/auth/keys', { body: { name: 'Ключ 🔑' } });
    const { token } = Object(created.body);
    wait(60);

    const used = await trustcaller('GET', '/numbers', { credential: token });
    const listed = await trustcaller('GET', '/auth/keys');
    const revoked = await trustcaller('DELETE', `/auth/keys/${numberOf(created, 'id')}`);
    const after = await trustcaller('GET', '/numbers', { credential: token });

    const key = itemsOf(listed, 'data').find(({ id }) => id === numberOf(created, 'id'));
    expect([created.status, used.status, revoked.status, after.status]).toEqual([201, 200, 200, 401]);
    expect([created, listed, revoked, after].flatMap(({ findings }) => findings)).toEqual([]);
    expect(key).toEqual({
      id: numberOf(created, 'id'),
      name: 'Ключ 🔑',
      last_used_at: '2026-05-16T09:01:00+00:00',
      created_at: '2026-05-16T09:00:00+00:00',
    });
    expect(listed.text).not.toContain(token);
  });

  it.for([
    ['no name', {}],
    ['an empty name', { name: '' }],
    ['a name of 65 characters', { name: '😀'.repeat(65) }],
    ['a number as name', { name: 7 }],
  ] as const)('are not created with %s', async ([, body]) => {
    const { trustcaller } = createTestSandbox();
    const before = await trustcaller('GET', '/auth/keys');

    const response = await trustcaller('POST', '/auth/keys', { body });

    expect(response).toMatchObject({ status: 422, findings: [], body: { errors: { name: [expect.any(String)] } } });
    expect(itemsOf(await trustcaller('GET', '/auth/keys'), 'data')).toHaveLength(itemsOf(before, 'data').length);
  });

  it('accept a name of 64 characters', async () => {
    const { trustcaller } = createTestSandbox();

    const response = await trustcaller('POST', '/auth/keys', { body: { name: '😀'.repeat(64) } });

    expect(response).toMatchObject({ status: 201, findings: [] });
  });

  it('of other accounts are neither listed nor revoked', async () => {
    const { trustcaller } = createTestSandbox();
    const credential = '4|sandbox-demo-token-foreign';

    const listed = await trustcaller('GET', '/auth/keys');
    const foreign = await trustcaller('DELETE', '/auth/keys/4');
    const unknown = await trustcaller('DELETE', '/auth/keys/424242');

    expect(itemsOf(listed, 'data').map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(foreign).toMatchObject({ status: 404, findings: [] });
    expect(unknown.body).toEqual(foreign.body);
    expect((await trustcaller('GET', '/numbers', { credential })).status).toBe(200);
  });
});
