import type { Fetch } from './fetch.ts';

/** So many requests are served in so many seconds. */
export interface Pace {
  readonly requests: number;
  readonly seconds: number;
}

/** How requests are held back. */
export interface PaceOptions {
  /** Whose quota a request is taken from, and how large that is; `null` for a request that may go at once. */
  readonly paceOf: (request: Request) => (Pace & { readonly credential: string }) | null;
  /** Waits; takes milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** The time by which quotas are counted, in milliseconds. Default: that of this machine. */
  readonly now?: () => number;
}

/** This much of a quota is used; the rest is left to whoever works with the same account, and to clocks that differ. */
const share = 0.9;

/**
 * Holds requests back so that no more are sent in any span of the limit's length than a part of what is served. A wait
 * that takes no time, because the server's clock was moved, counts as long as it was meant to be.
 */
export function paceRequests(next: Fetch, { paceOf, wait, now: clock = () => performance.now() }: PaceOptions): Fetch {
  const sent = new Map<string, number[]>();
  let skipped = 0;
  const now = () => clock() + skipped;
  let turn = Promise.resolve();
  const takeTurn = async ({ credential, requests, seconds }: Pace & { credential: string }) => {
    const span = seconds * 1000;
    const times = sent.get(credential) ?? [];
    sent.set(credential, times);
    const allowed = Math.max(1, Math.floor(requests * share));
    const oldest = times[times.length - allowed];
    const pause = oldest === undefined ? 0 : oldest + span - now();
    if (pause >= 1) {
      const start = now();
      await wait(pause);
      skipped += Math.max(0, pause - (now() - start));
    }
    times.push(now());
    if (times.length > 2 * allowed) times.splice(0, times.length - allowed);
  };
  return async (request) => {
    const pace = paceOf(request);
    if (pace !== null) {
      // One after the other: whoever waits must not be overtaken by those who ask later.
      const own = turn.then(() => takeTurn(pace));
      turn = own.catch(() => undefined);
      await own;
    }
    return next(request);
  };
}
