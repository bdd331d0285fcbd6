import { createSandbox, type Sandbox } from '@trustline/sandbox';

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
      rateLimit: { navixy: 0, trustcaller: 0 },
      demo: { messages: volume, calls: volume },
    });
    const pages = pagesOf(sandbox);
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

function pagesOf(sandbox: Sandbox): [title: string, request: () => Request][] {
  const { navixy, trustcaller } = sandbox.profile();
  const [tracker] = navixy.trackers?.active ?? [];
  const post = (path: string, body: object) => () =>
    new Request(`${navixy.baseUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `NVX ${navixy.hash}` },
      body: JSON.stringify(body),
    });
  const get = (path: string) => () =>
    new Request(`${trustcaller.baseUrl}${path}`, { headers: { authorization: `Bearer ${trustcaller.token}` } });
  const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
  return [
    ['100 messages, the first', post('/tracker/chat/list', { tracker_id: tracker, limit: 100 })],
    ['100 messages, the latest', post('/tracker/chat/list', { tracker_id: tracker, limit: 100, ascending: false })],
    ['last times of three trackers', post('/tracker/chat/updated/list', { trackers: navixy.trackers?.active })],
    ['unread counts', post('/tracker/chat/unread/count', {})],
    ['100 calls, the latest', get('/calls')],
    ['100 calls, page 9', get('/calls?page=9')],
    ['100 calls of the last 60 days', get(`/calls?from=${day(60)}&to=${day(1)}`)],
  ];
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
