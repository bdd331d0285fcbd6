import type { RateLimit } from '@trustline/openapi';

/** What became of one request. */
export interface RateLimitState {
  readonly allowed: boolean;
  readonly remaining: number;
  /** When the next window starts, in whole seconds since 1970. */
  readonly resetAt: number;
}

interface Window {
  readonly start: number;
  used: number;
}

const windowsKept = 10_000;

/** Counts requests in windows of a fixed length that start with the first request of each caller. */
export class RateLimiter {
  readonly #limit: RateLimit;
  #windows = new Map<string, Window>();

  constructor(limit: RateLimit) {
    this.#limit = limit;
  }

  /** The requests served in one window; 0 when there is no limit. */
  get requests(): number {
    return this.#limit.requests;
  }

  /** Counts one request of a caller at a time in seconds since 1970. */
  take(caller: string, now: number): RateLimitState {
    const { requests, seconds } = this.#limit;
    if (requests === 0) return { allowed: true, remaining: Number.MAX_SAFE_INTEGER, resetAt: now };
    const window = this.#windowOf(caller, now);
    window.used += 1;
    return {
      allowed: window.used <= requests,
      remaining: Math.max(0, requests - window.used),
      resetAt: window.start + seconds,
    };
  }

  /** Forgets all counts. */
  reset(): void {
    this.#windows.clear();
  }

  #windowOf(caller: string, now: number): Window {
    const present = this.#windows.get(caller);
    if (present && now >= present.start && now < present.start + this.#limit.seconds) return present;
    if (this.#windows.size >= windowsKept) this.#windows = new Map();
    const window = { start: now, used: 0 };
    this.#windows.set(caller, window);
    return window;
  }
}
