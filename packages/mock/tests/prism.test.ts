import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startPrism } from '../src/prism.ts';

test('a document Prism cannot serve is named with what Prism said', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'trustline-mock-test-'));
  const file = join(folder, 'openapi.yaml');
  await writeFile(file, 'openapi: 3.1.0\ninfo: { title: Nothing, version: "1" }\npaths: {}\n');

  await expect(startPrism(file, '127.0.0.1')).rejects.toThrow(
    `Prism could not serve ${file}: No operations found in the current file.`,
  );
  await rm(folder, { recursive: true });
});
