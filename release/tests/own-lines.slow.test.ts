import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

describe('pnpm contract', () => {
  it('prints its own lines only: none of pnpm or turbo', () => {
    const { stdout, stderr, status } = spawnSync('pnpm', ['contract', '--version'], { cwd: root, encoding: 'utf8' });

    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});
