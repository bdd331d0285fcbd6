import { describe, expect, it } from 'vitest';
import { trustCallerFixtures } from '../src/testing.ts';
import type { CallDetailRecord, CallDetailRecordPage } from '../src/trustcaller.ts';
import { createTrustCallerClient } from '../src/trustcaller.ts';
import { fakeToken, json } from './stub-fetch.ts';

const [sample] = trustCallerFixtures.listCalls.oneCall.data;

/** A server that holds `total` calls and may return a page in its own way. */
function serve(total: number, change: (page: CallDetailRecordPage) => unknown = (page) => page) {
  const asked: string[] = [];
  const fetch = async (url: string) => {
    const query = new URL(url).searchParams;
    asked.push(new URL(url).origin + new URL(url).search);
    const [page, perPage] = [Number(query.get('page') ?? 1), Number(query.get('per_page') ?? 100)];
    const start = (page - 1) * perPage;
    const ids = Array.from({ length: Math.max(Math.min(perPage, total - start), 0) }, (_, index) => start + index + 1);
    const isLast = page * perPage >= total;
    const data = ids.flatMap((id): CallDetailRecord[] => (sample ? [{ ...sample, id }] : []));
    const links = {
      first: null,
      last: null,
      prev: null,
      next: isLast ? null : 'https://evil.example/api/v1/calls?page=9',
    };
    const response = { data, links, meta: { current_page: page, per_page: perPage, total } };
    return json(change(response))();
  };
  return { client: createTrustCallerClient({ token: fakeToken, fetch }), asked };
}

/** Every page holds the calls of the first one. */
function repeatFirst(page: CallDetailRecordPage): CallDetailRecordPage {
  return { ...page, data: page.data.map((call, index) => ({ ...call, id: index + 1 })) };
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('a walk through calls', () => {
  it('gives every call once and keeps the filters on every page', async () => {
    const { client, asked } = serve(25);

    const calls = await collect(client.listCalls({ from: '2026-05-01', to: new Date('2026-05-15'), per_page: 10 }));

    expect(calls.map(({ id }) => id)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
    const query = 'from=2026-05-01&to=2026-05-15&per_page=10';
    expect(asked).toEqual(['', '&page=2', '&page=3'].map((page) => `https://trustcaller.net?${query}${page}`));
  });

  it.each([
    [0, 1],
    [9, 1],
    [10, 1],
    [11, 2],
    [20, 2],
  ])('of %i calls takes %i requests of 10', async (total, requests) => {
    const { client, asked } = serve(total);

    const calls = await collect(client.listCalls({ per_page: 10 }));

    expect(calls).toHaveLength(total);
    expect(asked).toHaveLength(requests);
  });

  it('asks for a page when it is needed and not before', async () => {
    const { client, asked } = serve(25);

    for await (const { id } of client.listCalls({ per_page: 10 })) if (id === 10) break;

    expect(asked).toHaveLength(1);
  });

  it('goes page by page too', async () => {
    const { client } = serve(25);

    const pages = await collect(client.listCalls({ per_page: 10 }).pages());

    expect(pages.map(({ data, meta }) => [meta.current_page, data.length])).toEqual([
      [1, 10],
      [2, 10],
      [3, 5],
    ]);
  });

  it('can be taken twice', async () => {
    const walk = serve(3).client.listCalls();

    expect([...(await collect(walk)), ...(await collect(walk))]).toHaveLength(6);
  });

  it.each([
    [
      'repeats the first page for ever',
      (page: CallDetailRecordPage) => ({ ...page, meta: { ...page.meta, current_page: 1 } }),
    ],
    [
      'forgets the link to the next page',
      (page: CallDetailRecordPage) => ({ ...page, links: { ...page.links, next: null } }),
    ],
    ['leaves an item out', (page: CallDetailRecordPage) => ({ ...page, data: page.data.slice(1) })],
    [
      'lists an item twice',
      (page: CallDetailRecordPage) => ({ ...page, data: [...page.data.slice(1), ...page.data.slice(-1)] }),
    ],
    ['begins a page with the items of the page before', repeatFirst],
    ['counts too few', (page: CallDetailRecordPage) => ({ ...page, meta: { ...page.meta, total: 10 } })],
  ])('ends with an error when the server %s', async (_, change) => {
    const { client, asked } = serve(25, change);

    await expect(collect(client.listCalls({ per_page: 10 }))).rejects.toMatchObject({ name: 'InvalidResponseError' });
    expect(asked.length).toBeLessThan(3);
  });

  it('goes on when a call that was added meanwhile has moved the others', async () => {
    const { client } = serve(25, (page) => ({
      ...repeatFirst(page),
      meta: { ...page.meta, total: page.meta.total + page.meta.current_page - 3 },
    }));

    expect(await collect(client.listCalls({ per_page: 10 }))).toHaveLength(25);
  });
});
