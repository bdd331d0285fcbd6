/**
 * Lints, type-checks and tests every package through turbo, then adds up the tests: the last line says the sum.
 * `--all` runs the slow tests, too; everything else is handed on to turbo.
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

const root = join(import.meta.dirname, '..');
const pattern = '{specs,docs,release,packages/*,bench/*}/reports/{vitest,slow}.json';
const parameters = process.argv.slice(2);
const tests = parameters.includes('--all') ? ['test', 'test:slow'] : ['test'];

// A report left from an earlier run must not be counted; turbo restores those that are in its cache.
for (const report of globSync(pattern, { cwd: root })) rmSync(join(root, report));

const run = spawnSync(
  'turbo',
  [
    'run',
    'lint',
    'typecheck',
    ...tests,
    '//#lint:workspace',
    '--continue=dependencies-successful',
    '--concurrency=3',
    ...parameters.filter((parameter) => parameter !== '--all'),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, DO_NOT_TRACK: '1' },
  },
);

const reports = globSync(pattern, { cwd: root }).map(
  (file): TestReport => JSON.parse(readFileSync(join(root, file), 'utf8')),
);
const sum = (count: (report: TestReport) => number) => reports.reduce((total, report) => total + count(report), 0);
const failedTests = sum(({ numFailedTests }) => numFailedTests);
const skipped = sum(({ numPendingTests }) => numPendingTests);
// A lint, type or build error fails the run although no test says so.
const failed = run.status === 0 ? failedTests : Math.max(failedTests, 1);

if (skipped > 0) console.log(`${skipped} skipped; the lines above say why`);
console.log(`${sum(({ numPassedTests }) => numPassedTests)} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
