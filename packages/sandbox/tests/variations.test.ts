import { describe, expect, it } from 'vitest';
import type { Variations } from '../src/index.ts';
import { createTestSandbox, itemsOf, type TestSandbox } from './setup/api.ts';

async function responsesOf({ navixy, trustcaller }: TestSandbox) {
  return [
    await navixy('/tracker/chat/list', { tracker_id: 10_001, limit: 5, iso_datetime: true }),
    await navixy('/tracker/chat/list', { tracker_id: 424_242 }),
    await trustcaller('GET', '/numbers?per_page=3'),
    await trustcaller('GET', '/numbers?per_page=2000'),
    await trustcaller('GET', '/calls/424242'),
    await trustcaller('GET', '/auth/keys'),
  ];
}

describe('Variations', () => {
  it.for<[name: string, variations: Partial<Variations>, shows: string]>([
    ['fields added later', { extraFields: true }, 'added_later'],
    ['other texts', { otherTexts: true }, 'Rejected: call record not found.'],
    ['Z instead of an offset', { dates: 'z' }, '00Z"'],
    ['a page size lowered to the maximum', { perPageOverMaximum: 'clamp' }, '"per_page":1000'],
  ])('of a correct provider break nothing documented: %s', async ([, variations, shows]) => {
    const usual = await responsesOf(createTestSandbox());

    const varied = await responsesOf(createTestSandbox({ variations }));

    expect(varied.flatMap(({ findings }) => findings.filter(({ kind }) => kind === 'violation'))).toEqual([]);
    expect(usual.map(({ text }) => text).join()).not.toContain(shows);
    expect(varied.map(({ text }) => text).join()).toContain(shows);
  });

  it('leave null fields out of Navixy responses', async () => {
    const { navixy } = createTestSandbox({ variations: { nullsLeftOut: true } });

    const response = await navixy('/tracker/chat/list', { tracker_id: 10_001 });

    expect(response.findings).toEqual([]);
    expect(response.text).not.toContain('null');
    expect(itemsOf(response, 'list').some((item) => 'employee_id' in item)).toBe(true);
  });

  it('omit what no page of TrustCaller documents', async () => {
    const { trustcaller } = createTestSandbox({
      rateLimit: {},
      variations: { fullPageMeta: false, rateLimitHeaders: false },
    });

    const response = await trustcaller('GET', '/numbers?per_page=3');

    expect(response).toMatchObject({ findings: [], body: { meta: { current_page: 1, per_page: 3, total: 140 } } });
    expect(Object.keys(Object(response.body).meta)).toHaveLength(3);
    expect(response.headers.has('x-ratelimit-limit')).toBe(false);
  });
});
