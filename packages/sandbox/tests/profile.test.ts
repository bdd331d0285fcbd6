import { describe, expect, it } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { createTestSandbox, itemsOf, startTime } from './setup/api.ts';

describe('The demo data', () => {
  it('fills every key of the profile', () => {
    const profile = createTestSandbox().sandbox.profile('http://localhost:1');

    expect(profile).toEqual({
      navixy: {
        baseUrl: 'http://localhost:1/v2',
        hash: expect.any(String),
        readOnlyHash: expect.any(String),
        noChatHash: expect.any(String),
        timeZone: 'Europe/Berlin',
        trackers: {
          active: [expect.any(Number), expect.any(Number), expect.any(Number)],
          blocked: expect.any(Number),
          chatUnsupported: expect.any(Number),
          chatNotInTariff: expect.any(Number),
          foreign: expect.any(Number),
        },
      },
      trustcaller: {
        baseUrl: 'http://localhost:1/api/v1',
        token: expect.any(String),
        noAccessToken: expect.any(String),
        noKeyManagementToken: expect.any(String),
        expendableToken: expect.any(String),
        numbers: { own: expect.any(String), live: expect.any(String), foreignLive: expect.any(String) },
        calls: { own: expect.any(Number), foreign: expect.any(Number) },
        keys: { foreign: expect.any(Number) },
      },
    });
  });

  it('is the same for the same seed and time, another for another seed', async () => {
    const list = async (seed: number) => {
      const { navixy, trustcaller } = createTestSandbox({ demo: { seed } });
      return [
        (await navixy('/tracker/chat/list', { tracker_id: 10_001 })).text,
        (await trustcaller('GET', '/calls')).text,
      ];
    };

    expect(await list(5)).toEqual(await list(5));
    expect(await list(5)).not.toEqual(await list(6));
  });

  it('has no messages of the future, at whatever time it is made', async () => {
    for (const instant of ['2026-01-01T00:00:00Z', '2026-03-29T01:00:00Z', '2024-02-29T23:59:59Z']) {
      const { navixy } = createTestSandbox({ clock: () => Date.parse(instant) });
      const response = await navixy('/tracker/chat/list', {
        tracker_id: 10_001,
        iso_datetime: true,
        to: '2030-01-01T00:00:00Z',
      });

      const latest = itemsOf(response, 'list').flatMap((item) => [
        item.submit_time,
        item.update_time ?? item.submit_time,
      ]);
      expect(response.findings).toEqual([]);
      for (const time of latest) expect(Date.parse(String(time))).toBeLessThanOrEqual(Date.parse(instant));
    }
  });

  it.for([0, 1, 20_000])('can have %i messages, numbers and calls', async (volume) => {
    const { navixy, trustcaller, sandbox } = createTestSandbox({
      demo: { messages: volume, numbers: volume, calls: volume },
    });

    const responses = [
      await navixy('/tracker/chat/list', { tracker_id: 10_001 }),
      await navixy('/tracker/chat/unread/count'),
      await trustcaller('GET', '/numbers'),
      await trustcaller('GET', '/calls'),
    ];

    for (const response of responses) expect(response).toMatchObject({ status: 200, findings: [] });
    expect(responses[3]?.body).toMatchObject({ meta: { total: volume } });
    expect(sandbox.profile().trustcaller.calls?.own === undefined).toBe(volume === 0);
  });

  it('has the volume of a real account', async () => {
    const { navixy, trustcaller } = createTestSandbox();
    const from = '2026-01-01 00:00:00';
    const lists = await Promise.all(
      [10_001, 10_002, 10_003].map((id) => navixy('/tracker/chat/list', { tracker_id: id, from })),
    );
    const counts = Object(Object((await navixy('/tracker/chat/unread/count')).body).value);

    expect(lists.map((list) => itemsOf(list, 'list').length)).toEqual([1024, expect.any(Number), expect.any(Number)]);
    expect((await trustcaller('GET', '/numbers')).body).toMatchObject({ meta: { total: 140 } });
    expect((await trustcaller('GET', '/calls')).body).toMatchObject({ meta: { total: 620 } });
    for (const id of [10_001, 10_002, 10_003]) expect(counts[id]).toBeGreaterThan(3);
  });
});

describe('A reset', () => {
  it('brings back the demo data, the clock and the counts', async () => {
    const sandbox = createSandbox({ clock: () => startTime, rateLimit: { trustcaller: 1 } });
    const headers = { authorization: `Bearer ${sandbox.profile().trustcaller.token}` };
    const count = async () => {
      const response = await sandbox.fetch(new Request('http://sandbox.test/api/v1/auth/keys', { headers }));
      return [response.status, Object(await response.json()).count];
    };
    await count();
    sandbox.clock.move(10_000);
    sandbox.switchFault('list-api-keys.without-count');

    sandbox.reset();

    expect(await count()).toEqual([200, 3]);
    expect(sandbox.clock.now()).toBe(startTime);
  });
});
