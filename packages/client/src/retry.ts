import type { TrustlineError } from './error.ts';
import type { ClientOptions } from './options.ts';

/**
 * Tells whether a failed attempt may be repeated. A call that must not do its work twice (`isWrite`) may be repeated
 * only after a refusal for the rate, the one failure that tells that nothing was done.
 */
export function isRepeatable({ name }: TrustlineError, isWrite: boolean): boolean {
  return (isWrite ? /^Rat/ : /^(Con|Tim|Rat|Ser)/).test(name);
}

/** The wait before the next attempt: what the server asked for, else a doubling one between half and full length. */
export function delayAfter(
  { attempts, retryAfterMs }: TrustlineError,
  { retryDelay = 500, maxRetryDelay = 60_000, random = Math.random }: ClientOptions,
): number {
  return Math.min(retryAfterMs ?? (retryDelay * 2 ** attempts * (1 + random())) / 4, maxRetryDelay);
}

/**
 * Reads the header `Retry-After`, whole seconds or an HTTP date, as milliseconds from now.
 * Returns `undefined` when it is missing, unreadable or in the past.
 */
export function readRetryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  const delay = Number(value) * 1000 || Date.parse(`${value}`) - Date.now();
  return delay > 0 ? delay : undefined;
}
