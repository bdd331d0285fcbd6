import { describe, expect, it } from 'vitest';
import { createTestSandbox, itemsOf } from '../setup/api.ts';

describe('Reserved numbers', () => {
  it('are listed a hundred a page, each exactly once, with links from page to page', async () => {
    const { trustcaller } = createTestSandbox();

    const first = await trustcaller('GET', '/numbers');
    const next = new URL(Object(Object(first.body).links).next);
    const second = await trustcaller('GET', next.pathname.replace('/api/v1', '') + next.search);

    const numbers = [first, second].flatMap((response) => itemsOf(response, 'data').map(({ number }) => number));
    expect([...first.findings, ...second.findings]).toEqual([]);
    expect(itemsOf(first, 'data')).toHaveLength(100);
    expect(new Set(numbers).size).toBe(140);
    expect(numbers).toHaveLength(140);
    expect(first.body).toMatchObject({ links: { prev: null }, meta: { current_page: 1, per_page: 100, total: 140 } });
    expect(second.body).toMatchObject({
      links: { next: null },
      meta: { current_page: 2, total: 140, from: 101, to: 140 },
    });
  });

  it('that were given back are not listed', async () => {
    const { trustcaller } = createTestSandbox();

    const response = await trustcaller('GET', '/numbers?per_page=1000');

    expect(
      itemsOf(response, 'data').every(({ reserved, released_at }) => reserved === true && released_at === null),
    ).toBe(true);
  });

  it('of other accounts are not listed', async () => {
    const { trustcaller, sandbox } = createTestSandbox();

    const response = await trustcaller('GET', '/numbers?per_page=1000');

    expect(response.text).not.toContain(String(sandbox.profile().trustcaller.numbers?.foreignLive));
  });

  it('past the last page are none', async () => {
    const { trustcaller } = createTestSandbox();

    const response = await trustcaller('GET', '/numbers?page=9');

    expect(response).toMatchObject({ status: 200, findings: [], body: { data: [], meta: { from: null, to: null } } });
  });

  it('change on a page when the data does', async () => {
    const { trustcaller, sandbox } = createTestSandbox();
    const before = await trustcaller('GET', '/numbers?per_page=1');

    sandbox.reset({ numbers: 7 });
    const after = await trustcaller('GET', '/numbers?per_page=1');

    expect(before.body).toMatchObject({ meta: { total: 140 } });
    expect(after.body).toMatchObject({ meta: { total: 7 } });
  });

  it.for(['per_page=0', 'per_page=1001', 'per_page=x', 'page=0', 'page=1.5', 'per_page=5&per_page=6'])(
    'asked for with %s fail with 422 that names the parameter',
    async (query) => {
      const { trustcaller } = createTestSandbox();

      const response = await trustcaller('GET', `/numbers?${query}`);

      expect(response).toMatchObject({ status: 422, findings: [] });
      expect(response.body).toHaveProperty(['errors', query.split('=')[0] ?? '']);
    },
  );
});

describe('Test numbers', () => {
  it('are the same for every account and narrow with a prefix', async () => {
    const { trustcaller } = createTestSandbox();

    const all = await trustcaller('GET', '/test-numbers');
    const other = await trustcaller('GET', '/test-numbers', { credential: '4|sandbox-demo-token-foreign' });
    const some = await trustcaller('GET', '/test-numbers?prefix=861');

    const expected = itemsOf(all, 'data').filter(({ test_number: number }) => String(number).startsWith('861'));
    expect(other.body).toEqual(all.body);
    expect(expected.length).toBeGreaterThan(0);
    expect(some).toMatchObject({
      findings: [],
      body: { data: expected, count: expected.length, filtered_by_prefix: '861' },
    });
  });

  it('stay as they were for five minutes after a change', async () => {
    const { trustcaller, sandbox, wait } = createTestSandbox();
    const before = await trustcaller('GET', '/test-numbers');
    sandbox.events.testNumbersChange([{ prefix: '49', testNumber: '49301234567' }]);

    wait(299);
    const during = await trustcaller('GET', '/test-numbers');
    wait(1);
    const after = await trustcaller('GET', '/test-numbers');

    expect(before.body).toMatchObject({ cached_for_seconds: 300 });
    expect(during.body).toEqual(before.body);
    expect(after.body).toMatchObject({ data: [{ prefix: '49', test_number: '49301234567' }], count: 1 });
  });
});
