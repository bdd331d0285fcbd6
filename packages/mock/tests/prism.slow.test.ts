import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { keepPrism, startPrism } from '../src/prism.ts';

test('a document Prism cannot serve is named with what Prism said', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'trustline-mock-test-'));
  const file = join(folder, 'openapi.yaml');
  await writeFile(file, 'openapi: 3.1.0\ninfo: { title: Nothing, version: "1" }\npaths: {}\n');

  await expect(startPrism(file, '127.0.0.1')).rejects.toThrow(
    `Prism could not serve ${file}: No operations found in the current file.`,
  );
  await rm(folder, { recursive: true });
});

test('a Prism that ends is started again', async () => {
  const prism = await keepPrism(fileURLToPath(import.meta.resolve('@trustline/specs/trustcaller.yaml')), '127.0.0.1');
  onTestFinished(() => prism.stop());
  const first = await prism.url();
  // The request that ends Prism: it cannot decode the path.
  await fetch(`${first}/calls/%`, { headers: { authorization: 'Bearer any' } }).catch(() => undefined);

  await expect.poll(() => prism.url(), { timeout: 50_000 }).not.toBe(first);
  const response = await fetch(`${await prism.url()}/numbers`, {
    headers: { authorization: 'Bearer any', accept: 'application/json' },
  });

  expect(response.status).toBe(200);
});
