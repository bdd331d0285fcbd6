import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** These commands of pnpm's run the script of their name. */
const runners = ['start', 'test'];

it.each(Object.keys(scripts).filter((name) => !runners.includes(name)))('pnpm %s runs our script', (name) => {
  const { status } = spawnSync('pnpm', ['help', name], { cwd: root });

  // pnpm has no help for a command that it does not have itself.
  expect(status).not.toBe(0);
  expect(status).not.toBeNull();
});
