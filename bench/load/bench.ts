import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox } from '@trustline/sandbox';
import { type LoadRequest, load, type Measured, median } from './load.ts';
import { type MeasuredServer, startPrism, startSandbox } from './peer.ts';
import { compareVolumes } from './volume.ts';

const rounds = 5;
const seconds = 2;
const connections = 64;
const { navixy, trustcaller } = createSandbox({ demo: { messages: 0, calls: 0 } }).profile();
const json = { 'content-type': 'application/json', accept: 'application/json' };

const subjects = [
  {
    title: 'sendChatMessage (POST, validated, stored durably)',
    api: 'navixy',
    basePath: '/v2',
    request: {
      path: '/tracker/chat/send',
      method: 'POST',
      headers: { ...json, authorization: `NVX ${navixy.hash}` },
      body: JSON.stringify({ tracker_id: navixy.trackers?.active?.[0], message: 'Hello World' }),
    },
  },
  {
    title: 'listNumbers (GET, per_page=50)',
    api: 'trustcaller',
    basePath: '/api/v1',
    request: {
      path: '/numbers?per_page=50',
      method: 'GET',
      headers: { ...json, authorization: `Bearer ${trustcaller.token}` },
    },
  },
] as const;

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

async function compare({ title, api, basePath, request }: (typeof subjects)[number]): Promise<void> {
  const peer = await startPrism(api);
  const sandbox = await startSandbox(join(folder, `${api}.db`));
  const ours = { ...request, path: `${basePath}${request.path}` };
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
