import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reported, writeApiReport } from '../src/api-report.ts';

describe('the public names', () => {
  it.each(reported)(
    'of %s are those that are written down; pnpm api writes them anew, with a changeset',
    async (name) => {
      const file = join(import.meta.dirname, '../api', `${name.split('/')[1]}.md`);
      expect(await writeApiReport(name)).toBe(await readFile(file, 'utf8'));
    },
  );
});
