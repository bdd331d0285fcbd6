import type { Fetch } from './fetch.ts';

/** The server asks to wait for longer than the run does, on a request whose 429 nobody asked for. */
export class RateLimitedError extends Error {
  override readonly name = 'RateLimitedError';

  constructor(operationId: string, headers: Headers) {
    const seconds = readRetryAfter(headers);
    super(`${operationId} was rejected with 429${seconds === null ? '' : `, to be sent again after ${seconds} s`}`);
  }
}

/** How long a rejected request waits. */
export interface RetryOptions {
  /** Waits; takes milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Whether a 429 is the response the caller is after, so it is handed on. Default: never. */
  readonly allow429?: (request: Request) => boolean;
  /** Seconds to wait when the response does not say. Default 0.1. */
  readonly defaultSeconds?: number;
  /** A longer wait than this is not taken; the 429 is handed on. Default 60. */
  readonly maximumSeconds?: number;
  /** How often one request is sent again. Default 20. */
  readonly attempts?: number;
  /** So many seconds are waited in all, whichever requests they are for; then each 429 is handed on. Default 120. */
  readonly totalSeconds?: number;
}

/** Sends a request again after the time its 429 asked for. Nothing else is ever repeated. */
export function obeyRetryAfter(next: Fetch, options: RetryOptions): Fetch {
  const { wait, allow429 = () => false, defaultSeconds = 0.1, maximumSeconds = 60, attempts = 20 } = options;
  let left = options.totalSeconds ?? 120;
  return async (request) => {
    for (let attempt = 0; ; attempt += 1) {
      const response = await next(request.body === null ? request : request.clone());
      if (response.status !== 429 || attempt === attempts || allow429(request)) return response;
      const seconds = readRetryAfter(response.headers) ?? defaultSeconds;
      if (seconds > Math.min(maximumSeconds, left)) return response;
      left -= seconds;
      await wait(seconds * 1000);
    }
  };
}

/** Reads `Retry-After` as whole seconds; `null` when it is missing or written otherwise. */
export function readRetryAfter(headers: Headers): number | null {
  const text = headers.get('Retry-After')?.trim() ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
