/**
 * A global setup for Vitest: one mock of each API for all test files, whose addresses `inject('mocks')` gives.
 * @module
 */
import { apiNames } from '@trustline/specs';
import type { TestProject } from 'vitest/node';
import { startMock } from './mock.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the mock of each API, by its name. */
    mocks: Readonly<Record<string, string>>;
  }
}

/** Serves the mocks on free ports until all tests have run: `globalSetup: ['@trustline/mock/vitest']`. */
export default async function serveMocks(project: Pick<TestProject, 'provide'>): Promise<() => Promise<void>> {
  const running = await Promise.all(apiNames.map(async (api) => ({ api, mock: await startMock(api) })));
  project.provide('mocks', Object.fromEntries(running.map(({ api, mock }) => [api, mock.url])));
  return async () => {
    await Promise.all(running.map(({ mock }) => mock.stop()));
  };
}
