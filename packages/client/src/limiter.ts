import type { Limiter } from './options.ts';
import { longestDelay, withDeadline } from './wait.ts';

/** How many requests are allowed in which time. */
export interface LimiterOptions {
  /** How many requests may be sent within the window. Default: what the API allows. */
  readonly requests?: number | undefined;
  /** The length of the window in seconds. Default: that of the API's quota. */
  readonly seconds?: number | undefined;
  /** How much longer than the window to wait, in milliseconds, since requests travel at varying speed. Default: 1,000. */
  readonly margin?: number | undefined;
  /** Tells the time in milliseconds. Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/** How many requests an API allows in how many seconds. */
export interface Quota {
  readonly requests: number;
  readonly seconds: number;
}

/**
 * Creates a limiter that keeps its clients under a quota, however many calls run at once. Calls go in the order in which
 * they came; one whose signal aborts leaves the queue at once and uses nothing up.
 */
export function createLimiter(
  quota: Quota,
  { requests = quota.requests, seconds = quota.seconds, margin = 1000, now = Date.now }: LimiterOptions = {},
): Limiter {
  const sent: number[] = [];
  let queue: Promise<unknown> = Promise.resolve();

  const takeTurn = async (signal: AbortSignal | undefined) => {
    const oldest = sent[sent.length - requests];
    const delay = oldest === undefined ? 0 : oldest + seconds * 1000 + margin - now();
    if (delay > 0) await withDeadline(delay, signal);
    if (signal?.aborted) return;
    sent.push(now());
    if (sent.length > requests) sent.shift();
  };

  return {
    acquire: (signal) => {
      const turn = queue.then(() => takeTurn(signal));
      queue = turn.catch(() => undefined);
      return withDeadline(longestDelay, signal, () => turn);
    },
  };
}
