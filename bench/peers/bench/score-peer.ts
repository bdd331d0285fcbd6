import type { FaultFacts } from '@trustline/sandbox';
import type { Cache } from './cache.ts';
import { openLane, type Worker } from './inspection.ts';
import type { Installation } from './installation.ts';
import { type Peer, UnavailableError } from './peer.ts';
import type { PeerScore } from './score.ts';

/** What it takes to score a peer. */
export interface ScoreOptions {
  readonly faults: readonly FaultFacts[];
  readonly installation: Installation;
  /** Remembers what was found out before. */
  readonly cache: Cache;
  /** How many servers are inspected at the same time. */
  readonly jobs: number;
  /** Told after each fault how many are done. */
  readonly progress: (done: number) => void;
}

/** Scores one peer: first on the unbroken server, then on each fault. A peer that cannot run says why instead. */
export async function scorePeer(peer: Peer, options: ScoreOptions): Promise<PeerScore> {
  const { name, title, traffic, setUp } = peer;
  const packages = peer.packages.map((one) => ({ name: one, ...options.installation.describe(one) }));
  const facts = { name, title, packages, traffic, setUp };
  try {
    return { ...facts, unavailable: null, ...(await score(peer, options)) };
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    const nothing = { falseAlarms: [], requests: 0, milliseconds: 0, faults: [] };
    return { ...facts, unavailable: error.message, ...nothing };
  }
}

async function score(peer: Peer, { faults, installation, cache, jobs, progress }: ScoreOptions) {
  const { known, write } = await cache.open(peer);
  const lanes: Worker[] = [];
  const laneAt = async (place: number) => (lanes[place] ??= await openLane(peer, installation));
  try {
    // Never remembered, so that all times in a table are of the same hour on the same machine.
    const clean = await (await laneAt(0)).inspectClean();
    const complaints = new Map(Object.entries(known));
    const queue = faults.filter(({ id }) => !complaints.has(id));
    const work = async (place: number) => {
      for (let fault = queue.shift(); fault; fault = queue.shift()) {
        const found = await (await laneAt(place)).inspect(fault);
        complaints.set(fault.id, found.find((complaint) => !clean.falseAlarms.includes(complaint)) ?? null);
        await write(Object.fromEntries(complaints));
        progress(complaints.size);
      }
    };
    await Promise.all(Array.from({ length: jobs }, (_, place) => work(place)));
    const results = faults.map(({ id, class: kind }) => ({ id, class: kind, complaint: complaints.get(id) ?? null }));
    return { ...clean, faults: results };
  } finally {
    await Promise.all(lanes.map((lane) => lane.stop()));
  }
}
