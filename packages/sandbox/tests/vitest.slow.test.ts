import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const project = join(import.meta.dirname, 'fixtures/project');

test('a project of its own runs against the sandbox of the global setup', async () => {
  const vitest = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs');
  const words = [vitest, 'run', '--root', project];
  const { stdout } = await run(process.execPath, words, { env: { ...process.env, VITEST: '', NO_COLOR: '1' } });

  expect(stdout).toMatch(/Tests .*1 passed/);
});
