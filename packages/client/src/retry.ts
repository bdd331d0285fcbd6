import {
  type AnyTrustlineError,
  ConnectionError,
  RateLimitError,
  ServerError,
  TimeoutError,
  type TrustlineErrorClass,
} from './error.ts';
import type { Effect } from './operation.ts';
import type { SendOptions } from './options.ts';

const temporary: readonly TrustlineErrorClass[] = [ConnectionError, TimeoutError, RateLimitError, ServerError];

/**
 * Tells whether a failed attempt may be repeated. A call that must not do its work twice may be repeated only after it was
 * rejected for the rate, the one failure that says that nothing was done.
 */
export function isRepeatable(error: AnyTrustlineError, effect: Effect): boolean {
  const classes = effect === 'act' ? [RateLimitError] : temporary;
  return classes.some((errorClass) => error instanceof errorClass);
}

/**
 * The wait before the next attempt: what the server asked for, else a doubling one between half and full length.
 * Returns `undefined` when the server asks for a longer one than allowed, because to come earlier is in vain.
 */
export function delayAfter(
  { attempts, retryAfterMs }: AnyTrustlineError,
  { retryDelay = 500, maxRetryDelay = 60_000, random = Math.random }: SendOptions,
): number | undefined {
  if (retryAfterMs !== undefined) return retryAfterMs > maxRetryDelay ? undefined : retryAfterMs;
  return Math.min((retryDelay * 2 ** attempts * (1 + random())) / 4, maxRetryDelay);
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
