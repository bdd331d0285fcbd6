import { setTimeout as sleep } from 'node:timers/promises';
import { everything, verify } from '@trustline/contract-tests';
import { createSandbox, type Sandbox } from '@trustline/sandbox';
import { apiNames } from '@trustline/specs';
import { apis } from './apis/apis.ts';

/** A server that is right, and hard to be fair to. */
interface Condition {
  readonly name: string;
  readonly clock: () => number;
  /** Milliseconds until a response. */
  readonly latency: number;
  readonly isBusy: boolean;
}

const conditions: readonly Condition[] = [
  { name: 'busy, 10 events a second', clock: Date.now, latency: 20, isBusy: true },
  { name: 'clock 5 min ahead', clock: () => Date.now() + 300_000, latency: 0, isBusy: false },
  { name: 'clock 5 min behind', clock: () => Date.now() - 300_000, latency: 0, isBusy: false },
  { name: '1 s latency', clock: Date.now, latency: 1000, isBusy: false },
];

/** Verifies each server so often, and lists what was said to be wrong. */
export async function lookForFalseAlarms(
  times: number,
): Promise<readonly { name: string; runs: number; alarms: string[] }[]> {
  const rows = [];
  for (const condition of conditions) {
    const runs = await Promise.all(Array.from({ length: times }, () => alarmsOf(condition)));
    rows.push({ name: condition.name, runs: times, alarms: runs.flat() });
  }
  return rows;
}

async function alarmsOf({ clock, latency, isBusy }: Condition): Promise<string[]> {
  const sandbox = createSandbox({ clock });
  const events = isBusy ? setInterval(() => liveOn(sandbox), 100) : undefined;
  const fetch = async (request: Request) => {
    await sleep(latency / 2);
    const response = await sandbox.fetch(request);
    await sleep(latency / 2);
    return response;
  };
  try {
    const results = await Promise.all(
      apiNames.map((api) => verify(api, { ...everything, profile: sandbox.profile(), fetch })),
    );
    return results.flatMap(({ promises, responses }) => [
      ...promises
        .filter(({ verdict }) => verdict === 'violated' || verdict === 'deviates')
        .map(({ id, findings }) => `${id}: ${findings[0]?.message}`),
      ...responses
        .filter(({ verdict }) => verdict !== 'kept')
        .map(({ operationId, findings }) => `${operationId}: ${findings[0]?.message}`),
    ]);
  } finally {
    clearInterval(events);
    sandbox.close();
  }
}

let count = 0;

function liveOn(sandbox: Sandbox): void {
  count += 1;
  for (const api of Object.values(apis)) api.liveOn(sandbox, count);
}
