import { type VerifyOptions, verify } from '@trustline/contract-tests';
import { createSandbox } from '@trustline/sandbox';
import { apiNames } from '@trustline/specs';
import { sandboxOrigin } from './play.ts';

/** What a run against the sandbox found out about a promise. */
export interface PromiseVerdict {
  readonly id: string;
  readonly verdict: string;
  /** Why it was not verified. */
  readonly reason: string | null;
}

/** What one run found out about all promises. */
export interface Verdicts {
  /** The day of the run, UTC. */
  readonly day: string;
  readonly requests: number;
  readonly promises: readonly PromiseVerdict[];
}

/** Verifies every promise of every API against a sandbox in this process. */
export async function verifySandbox(): Promise<Verdicts> {
  const results = [];
  for (const api of apiNames) {
    const sandbox = createSandbox();
    const options: VerifyOptions = {
      profile: sandbox.profile(sandboxOrigin),
      fetch: sandbox.fetch,
      wait: async (milliseconds: number) => sandbox.clock.move(milliseconds),
      maxWaitSeconds: 60,
      deviceSimulator: sandbox.events,
      // The sandbox is our own and is thrown away.
      allowWrites: true,
      allowMessages: true,
      allowMarkRead: true,
    };
    results.push(await verify(api, options));
    sandbox.close();
  }
  return {
    day: new Date().toISOString().slice(0, 10),
    requests: results.reduce((sum, { exchanges }) => sum + exchanges.length, 0),
    promises: results.flatMap(({ promises }) => promises.map(({ id, verdict, reason }) => ({ id, verdict, reason }))),
  };
}
