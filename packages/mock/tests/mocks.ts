import { test as base } from 'vitest';
import { startMock } from '../src/index.ts';

/** A test with a mock of each API, started once for all files that leave them as they are. */
// biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture needs.
export const test = base.extend('mocks', { scope: 'worker' }, async ({}, { onCleanup }) => {
  const [navixy, trustcaller] = await Promise.all([startMock('navixy'), startMock('trustcaller')]);
  onCleanup(async () => {
    await Promise.all([navixy.stop(), trustcaller.stop()]);
  });
  return { navixy, trustcaller };
});
