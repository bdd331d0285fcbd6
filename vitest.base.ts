/** How every package runs its tests: the report is how the root counts them. */
export const testSettings = {
  include: ['tests/**/*.test.ts'],
  reporters: ['default', 'json'],
  outputFile: { json: 'reports/vitest.json' },
  // Starting a worker for each file takes a good part of the time; no file leaves anything behind for another.
  isolate: false,
  // Only a guard against hanging: a busy machine may take its time.
  testTimeout: 300_000,
  hookTimeout: 300_000,
};
