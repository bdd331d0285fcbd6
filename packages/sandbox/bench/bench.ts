import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox } from '../dist/index.js';
import { type LoadRequest, load, type Measured } from './load.ts';
import { type MeasuredServer, startPrism, startSandbox } from './peer.ts';
import { compareVolumes } from './volume.ts';

const seconds = 5;
const connections = 64;
const { navixy, trustcaller } = createSandbox({ demo: { messages: 0, calls: 0 } }).profile();
const json = { 'content-type': 'application/json', accept: 'application/json' };

const subjects = [
  {
    title: 'sendChatMessage (POST, validated, stored durably)',
    api: 'navixy',
    basePath: '/v2',
    path: '/tracker/chat/send',
    request: {
      method: 'POST',
      headers: { ...json, authorization: `NVX ${navixy.hash}` },
      body: JSON.stringify({ tracker_id: navixy.trackers?.active?.[0], message: 'Hello World' }),
    },
  },
  {
    title: 'listNumbers (GET, per_page=50)',
    api: 'trustcaller',
    basePath: '/api/v1',
    path: '/numbers?per_page=50',
    request: { method: 'GET', headers: { ...json, authorization: `Bearer ${trustcaller.token}` } },
  },
] as const;

await compareVolumes();
const folder = await mkdtemp(join(tmpdir(), 'trustline-bench-'));
try {
  console.log(`${seconds} s each, ${connections} connections, one process each, the same request to both\n`);
  for (const subject of subjects) await compare(subject);
} finally {
  await rm(folder, { recursive: true });
}

async function compare({ title, api, basePath, path, request }: (typeof subjects)[number]): Promise<void> {
  console.log(title);
  const peer = await measure(await startPrism(api), path, request);
  const ours = await measure(await startSandbox(join(folder, `${api}.db`)), `${basePath}${path}`, request);
  console.log(`  ratio    ${(ours.requestsPerSecond / peer.requestsPerSecond).toFixed(1)} ×\n`);
}

async function measure(server: MeasuredServer, path: string, request: Omit<LoadRequest, 'url'>): Promise<Measured> {
  const measured = await load({ ...request, url: `${server.origin}${path}` }, seconds, connections);
  await server.stop();
  const { requestsPerSecond, p50, p99, refused } = measured;
  const rate = Math.round(requestsPerSecond).toLocaleString('en').padStart(7);
  console.log(`  ${server.name.padEnd(7)} ${rate} requests/s   p50 ${p50} ms   p99 ${p99} ms   refused ${refused}`);
  return measured;
}
