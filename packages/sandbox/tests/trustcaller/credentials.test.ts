import { describe, expect, it } from 'vitest';
import { createTestSandbox } from '../setup/api.ts';

const noAccess = '5|sandbox-demo-token-no-access';
const noKeyManagement = '6|sandbox-demo-token-no-key-management';

describe('TrustCaller tokens', () => {
  it.for([
    ['missing', null],
    ['never issued', '99|nothing'],
    ["another key's secret", '2|sandbox-demo-token-full'],
    ['no token at all', 'sandbox'],
    ['an id too large to be one', '9007199254740993|x'],
  ] as const)('fail with 401 when they are %s', async ([, credential]) => {
    const { trustcaller } = createTestSandbox();

    const response = await trustcaller('GET', '/numbers', { credential });

    expect(response).toMatchObject({ status: 401, findings: [], body: { message: 'Unauthenticated.' } });
  });

  it('of an account without api_access fail with 403 everywhere', async () => {
    const { trustcaller } = createTestSandbox();
    const calls = ['/numbers', '/test-numbers', '/calls', '/calls/1', '/calls/check?number=1', '/auth/keys'];

    const responses = await Promise.all(calls.map((path) => trustcaller('GET', path, { credential: noAccess })));

    for (const response of responses) expect(response).toMatchObject({ status: 403, findings: [] });
  });

  it('of an account without api_keys_manage read data but touch no keys', async () => {
    const { trustcaller } = createTestSandbox();

    const data = await trustcaller('GET', '/numbers', { credential: noKeyManagement });
    const keys = [
      await trustcaller('GET', '/auth/keys', { credential: noKeyManagement }),
      await trustcaller('POST', '/auth/keys', { credential: noKeyManagement, body: { name: 'x' } }),
      await trustcaller('DELETE', '/auth/keys/6', { credential: noKeyManagement }),
    ];

    expect(data.status).toBe(200);
    for (const response of keys) expect(response).toMatchObject({ status: 403, findings: [] });
  });

  it('serve sixty requests a minute each, then 429 with the seconds to wait', async () => {
    const { trustcaller, wait } = createTestSandbox({ rateLimit: {} });
    const call = () => trustcaller('GET', '/calls/check?number=1');
    const first = await call();
    wait(20);
    for (let count = 0; count < 59; count += 1) expect((await call()).status).toBe(200);

    const rejected = await call();
    const other = await trustcaller('GET', '/numbers', { credential: '2|sandbox-demo-token-expendable' });
    wait(40);
    const later = await call();

    expect(first.headers.get('x-ratelimit-remaining')).toBe('59');
    expect(rejected).toMatchObject({ status: 429, findings: [] });
    expect(rejected.headers.get('retry-after')).toBe('40');
    expect([other.status, later.status]).toEqual([200, 200]);
  });

  it('open nothing that is not there, whatever the method', async () => {
    const { trustcaller } = createTestSandbox();

    const responses = [await trustcaller('GET', '/nothing'), await trustcaller('PUT', '/numbers')];

    for (const response of responses)
      expect(response).toMatchObject({ status: 404, body: { message: expect.any(String) } });
  });
});
