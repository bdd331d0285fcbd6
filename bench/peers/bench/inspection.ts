import type { FaultFacts } from '@trustline/sandbox';
import { apiNames } from '@trustline/specs';
import { type BenchContext, createBenchContext } from './bench-context.ts';
import type { Installation } from './installation.ts';
import type { Inspector, Peer } from './peer.ts';
import { startServer } from './server.ts';

/** What a peer says of the unbroken server. */
export interface CleanResult {
  readonly falseAlarms: readonly string[];
  readonly requests: number;
  readonly milliseconds: number;
}

/** A peer beside a server of its own, ready for one fault after the other. */
export interface Worker {
  inspectClean(): Promise<CleanResult>;
  inspect(fault: FaultFacts): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** How often the unbroken server is inspected. */
const cleanRuns = 3;

/** Starts a server and the peer beside it. Throws an UnavailableError when the peer cannot be set up. */
export async function openLane(peer: Peer, installation: Installation): Promise<Worker> {
  const server = await startServer();
  const benchContext = await createBenchContext(server, installation);
  try {
    return lane(peer, benchContext, await peer.start(benchContext));
  } catch (error) {
    await benchContext.clear();
    await server.stop();
    throw error;
  }
}

function lane(peer: Peer, benchContext: BenchContext, inspector: Inspector): Worker {
  const { server } = benchContext;
  return {
    async inspectClean() {
      const runs = [];
      for (let run = 0; run < cleanRuns; run += 1) runs.push(await inspectBothApis(peer, benchContext));
      return {
        falseAlarms: [...new Set(runs.flatMap(({ complaints }) => complaints))],
        requests: runs[0]?.requests ?? 0,
        milliseconds: runs.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b)[1] ?? 0,
      };
    },
    async inspect(fault) {
      server.breakWith(fault.id);
      // A tool that breaks down over a fault makes it known too; the unbroken server has shown that it works.
      return inspector.inspect(fault.api).catch((error: unknown) => [`broke down: ${error}`]);
    },
    async stop() {
      await inspector.stop();
      await benchContext.clear();
      await server.stop();
    },
  };
}

// A fresh start each time, because starting is part of what a run costs.
async function inspectBothApis(peer: Peer, benchContext: BenchContext) {
  const { server } = benchContext;
  const start = performance.now();
  const inspector = await peer.start(benchContext);
  const complaints: string[] = [];
  let requests = 0;
  for (const api of apiNames) {
    server.breakWith(null);
    complaints.push(...(await inspector.inspect(api)));
    requests += server.requests();
  }
  const milliseconds = performance.now() - start;
  await inspector.stop();
  return { complaints, requests, milliseconds };
}
