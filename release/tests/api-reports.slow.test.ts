import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listEntries, reportFolder, reportSurface } from '../src/api-report.ts';

const entries = await listEntries();

test('every entry of the pinned packages has a report, and every report an entry', async () => {
  expect((await readdir(reportFolder)).sort()).toEqual(entries.map(({ report }) => report).sort());
});

test.each(entries)(
  '$report is the public surface; pnpm api-reports writes it, pnpm changeset tells its users',
  async (entry) => {
    const pinned = await readFile(join(reportFolder, entry.report), 'utf8');

    expect(await reportSurface(entry)).toBe(pinned);
  },
);
