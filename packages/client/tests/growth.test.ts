import { gzipSync } from 'node:zlib';
import type { OpenApiDocument } from '@trustline/openapi';
import { apiNames, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { writeModules } from '../generate/module.ts';

const version = { version: '1.0.0', hash: '' };

/** A document with so many copies of each operation, each under a path and a name of its own. */
function multiply(document: OpenApiDocument, count: number): OpenApiDocument {
  const copies = Array.from({ length: count }, (_, index) =>
    Object.entries(document.paths).map(([path, item]) => {
      const text = JSON.stringify(item).replace(/"operationId":"(\w+)"/g, `"operationId":"$1${index}"`);
      return [`/copy${index}${path}`, JSON.parse(text)];
    }),
  );
  return { ...document, paths: Object.fromEntries(copies.flat()) };
}

function measureTime(document: OpenApiDocument): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    writeModules('traits', document, version);
    return performance.now() - start;
  });
  return Math.min(...times);
}

describe.each(apiNames)('the client of %s', (api) => {
  const document = loadDocument(api);

  it('grows by no more than 120 bytes with an operation', () => {
    const lines = (writeModules(api, document, version).modules[`${api}.ts`] ?? '').split('\n');
    const size = (kept: readonly string[]) => gzipSync(kept.join('\n'), { level: 9 }).length;
    const ids = lines.flatMap((line) => /^(\w+): \{.*"input"/.exec(line)?.[1] ?? []);
    const costs = ids.map((id) => size(lines) - size(lines.filter((line) => !line.startsWith(`${id}: `))));

    console.log(
      `${api}: ${Math.max(...costs)} bytes at most, ${Math.round(costs.reduce((a, b) => a + b) / ids.length)} on average`,
    );
    expect(ids.length).toBeGreaterThan(7);
    expect(costs.reduce((all, cost) => all + cost, 0) / ids.length).toBeLessThanOrEqual(120);
  });

  it('is generated in a time that grows with the operations, and no faster', () => {
    const [twice, often] = [2, 20].map((count) => measureTime(multiply(document, count)));

    console.log(`${api}: ${twice?.toFixed(1)} ms for twice the operations, ${often?.toFixed(1)} ms for twenty times`);
    // Ten times the operations; a hundred times the time would be a square.
    expect(often).toBeLessThan(30 * Number(twice));
  });
});
