import { createSandbox, type Sandbox } from '@trustline/sandbox';
import { apiNames } from '@trustline/specs';
import { listMeasured } from './apis/apis.ts';

const volumes = [1000, 1_000_000] as const;
const repetitions = 400;

/** Compares what one page costs when little and when much is stored. */
export async function compareVolumes(): Promise<void> {
  console.log(
    `The same page from ${volumes.map((volume) => volume.toLocaleString('en')).join(' and ')} stored, median of ${repetitions}`,
  );
  const costs: Map<string, number>[] = [];
  for (const volume of volumes) {
    const sandbox = createSandbox({
      rateLimit: Object.fromEntries(apiNames.map((name) => [name, 0])),
      demo: { messages: volume, calls: volume },
    });
    const pages = listMeasured(sandbox.profile()).flatMap((measured) => measured.pages);
    const measured = new Map<string, number>();
    for (const [title, page] of pages) measured.set(title, await median(sandbox, page));
    costs.push(measured);
    sandbox.close();
  }
  const [few, many] = costs;
  for (const [title, cost] of few ?? []) {
    const much = many?.get(title) ?? Number.NaN;
    console.log(`  ${title.padEnd(34)} ${cost.toFixed(2)} ms   ${much.toFixed(2)} ms   ${(much / cost).toFixed(2)} ×`);
  }
  console.log();
}

async function median(sandbox: Sandbox, request: () => Request): Promise<number> {
  // The first round only warms up, so that the smaller volume does not pay for both.
  for (let count = 0; count < repetitions; count += 1) await (await sandbox.fetch(request())).text();
  const times: number[] = [];
  for (let count = 0; count < repetitions; count += 1) {
    const start = performance.now();
    await (await sandbox.fetch(request())).text();
    times.push(performance.now() - start);
  }
  return times.toSorted((left, right) => left - right)[repetitions / 2] ?? Number.NaN;
}
