import { apiNames } from '@trustline/specs';
import { expect, test } from 'vitest';
import serveMocks from '../src/vitest.ts';

test('the global setup serves a mock of each API until it is torn down', async () => {
  const provided: Record<string, unknown> = {};
  const tearDown = await serveMocks({
    provide: (key, value) => {
      provided[key] = value;
    },
  });
  const urls = Object.values(Object(provided.mocks)).map(String);
  const statuses = await Promise.all(urls.map(async (url) => (await fetch(`${url}/nothing`)).status));
  await tearDown();

  expect(Object.keys(Object(provided.mocks))).toEqual([...apiNames]);
  expect(statuses.every((status) => status >= 400 && status < 500)).toBe(true);
  await expect(fetch(urls[0] ?? '')).rejects.toThrow();
});
