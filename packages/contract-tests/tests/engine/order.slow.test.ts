import type { OpenApiDocument } from '@trustline/openapi';
import { createSandbox } from '@trustline/sandbox';
import { apiNames, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { suiteOf } from '../../src/apis/registry.ts';
import { completeRun } from '../../src/engine/verify.ts';

const orders = 20;
const firstSeed = Number(process.env.ORDER_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Items in an order that a seed decides (mulberry32). */
function shuffle<Item>(items: readonly Item[], seed: number): Item[] {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return items
    .map((item) => ({ item, key: next() }))
    .toSorted((left, right) => left.key - right.key)
    .map(({ item }) => item);
}

/** The document with its paths, and the operations of each path, in another order. */
function withOrder(document: OpenApiDocument, seed: number): OpenApiDocument {
  const paths = shuffle(Object.entries(document.paths), seed).map(([path, item]) => [
    path,
    Object.fromEntries(shuffle(Object.entries(item), seed)),
  ]);
  return { ...document, paths: Object.fromEntries(paths) };
}

/** The promises of a run over a sandbox that have this verdict, by id. */
async function verdictsOf(api: (typeof apiNames)[number], document: OpenApiDocument): Promise<Map<string, string>> {
  const sandbox = createSandbox();
  const run = suiteOf(api).start(sandbox.profile(), {
    document,
    target: 'sandbox',
    fetch: sandbox.fetch,
    wait: async (milliseconds) => sandbox.clock.move(milliseconds),
    maxWaitSeconds: 60,
    deviceSimulator: sandbox.events,
  });
  if (run === undefined) throw new Error(`The sandbox's profile says nothing about ${api}.`);
  const { promises } = await completeRun(run);
  sandbox.close();
  return new Map(promises.map(({ id, verdict, reason }) => [id, reason === null ? verdict : `${verdict}: ${reason}`]));
}

describe.each(apiNames)('the order of the paths of %s', (api) => {
  it(`changes no verdict, seeds ${firstSeed} to ${firstSeed + orders - 1} (ORDER_SEED repeats them)`, async () => {
    const document = loadDocument(api);
    const expected = await verdictsOf(api, document);
    for (let seed = firstSeed; seed < firstSeed + orders; seed += 1) {
      const found = await verdictsOf(api, withOrder(document, seed));

      const changed = [...expected].filter(([id, verdict]) => found.get(id) !== verdict);
      expect(
        changed.map(([id, verdict]) => `${id}: ${verdict}, then ${found.get(id)}`),
        `seed ${seed}`,
      ).toEqual([]);
    }
  }, 300_000);
});
