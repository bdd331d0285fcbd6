import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { basePathFor, createSandbox } from '@trustline/sandbox';
import { listMeasured } from './apis/apis.ts';
import type { MeasuredApi } from './apis/measured.ts';
import { type LoadRequest, load, type Measured, median } from './load.ts';
import { type MeasuredServer, startPrism, startSandbox } from './peer.ts';
import { compareVolumes } from './volume.ts';

const rounds = 5;
const seconds = 2;
const connections = 64;
const subjects = listMeasured(createSandbox({ demo: { messages: 0, calls: 0 } }).profile());

await compareVolumes();
const folder = await mkdtemp(join(tmpdir(), 'trustline-bench-'));
try {
  console.log(
    `${rounds} rounds of ${seconds} s each, in turn, ${connections} connections, the same request to both; medians`,
  );
  for (const subject of subjects) await compare(subject);
} finally {
  await rm(folder, { recursive: true });
}

async function compare({ title, api, request }: MeasuredApi): Promise<void> {
  const peer = await startPrism(api);
  const sandbox = await startSandbox(join(folder, `${api}.db`));
  const ours = { ...request, path: `${basePathFor(api)}${request.path}` };
  const measured: { peer: Measured; ours: Measured }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    measured.push({ peer: await measure(peer, request), ours: await measure(sandbox, ours) });
  }
  await Promise.all([peer.stop(), sandbox.stop()]);
  const warm = measured.slice(1);
  console.log(`\n${title}`);
  print(
    peer,
    warm.map((round) => round.peer),
  );
  print(
    sandbox,
    warm.map((round) => round.ours),
  );
  const ratio = median(warm.map((round) => round.ours.requestsPerSecond / round.peer.requestsPerSecond));
  const processor = median(warm.map((round) => round.peer.processorTime / round.ours.processorTime));
  console.log(`  ratio   ${ratio.toFixed(1)} × the requests, 1/${processor.toFixed(1)} of the processor time for one`);
}

function measure(server: MeasuredServer, request: LoadRequest): Promise<Measured> {
  return load(server, request, seconds, connections);
}

function print({ name }: MeasuredServer, measured: readonly Measured[]): void {
  const rate = Math.round(median(measured.map(({ requestsPerSecond }) => requestsPerSecond))).toLocaleString('en');
  const p99 = median(measured.map((round) => round.p99));
  const processor = Math.round(median(measured.map(({ processorTime }) => processorTime)));
  const rejected = measured.reduce((sum, round) => sum + round.rejected, 0);
  console.log(
    `  ${name.padEnd(7)} ${rate.padStart(7)} requests/s   p99 ${p99} ms   processor ${processor} µs   rejected ${rejected}`,
  );
}
