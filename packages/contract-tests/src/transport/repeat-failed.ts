import type { Fetch } from './fetch.ts';
import { ResponseTooLargeError } from './limit-response.ts';
import { NoResponseError } from './recorder.ts';
import { readRetryAfter } from './retry-after.ts';

/** How a failed request is repeated. */
export interface RepeatOptions {
  /** Waits; takes milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Whether a request may be sent twice: one that acts must not. */
  readonly mayRepeat: (request: Request) => boolean;
  /** The position of the exchange that a response came from. */
  readonly exchangeOf: (response: Response) => number;
  /** Learns that an exchange is made again, so that it counts for nothing. */
  readonly onRepeat: (exchange: number) => void;
  /** Learns of a response to a request that was made again. */
  readonly onSecond: (response: Response) => void;
}

/** The statuses of a server or gateway in trouble, which a deployment brings about. */
const passing: ReadonlySet<number> = new Set([500, 502, 503, 504]);

const defaultSeconds = 1;
const maximumSeconds = 10;

/**
 * Sends a request once more whose first attempt failed: no response came, or the server was in trouble. What fails twice
 * is handed on.
 */
export function repeatFailed(next: Fetch, options: RepeatOptions): Fetch {
  const { wait, mayRepeat, exchangeOf, onRepeat, onSecond } = options;
  return async (request) => {
    if (!mayRepeat(request)) return next(request);
    const first = await attempt(next, request.body === null ? request : request.clone());
    if (first instanceof Response && !passing.has(first.status)) return first;
    onRepeat(first instanceof Response ? exchangeOf(first) : first.exchange);
    const seconds = (first instanceof Response ? readRetryAfter(first.headers) : null) ?? defaultSeconds;
    await wait(Math.min(seconds, maximumSeconds) * 1000);
    const second = await next(request);
    onSecond(second);
    return second;
  };
}

async function attempt(next: Fetch, request: Request): Promise<Response | NoResponseError> {
  try {
    return await next(request);
  } catch (error) {
    if (error instanceof NoResponseError && !(error.cause instanceof ResponseTooLargeError)) return error;
    throw error;
  }
}
