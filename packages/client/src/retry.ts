import { type AnyTrustlineError, ConnectionError, RateLimitError, ServerError, TimeoutError } from './error.ts';
import type { CallState } from './failure.ts';

/**
 * The wait before a failed attempt is repeated: what the server asked for, else a doubling one between half and full length.
 * Throws the failure when it must not be repeated: what must not be done twice is repeated only after it was rejected for
 * the rate, the one failure that says that nothing was done; and a wait that is longer than allowed is not cut short,
 * because to come earlier is in vain.
 */
export function delayAfter(error: AnyTrustlineError, { operation, options }: CallState): number {
  const { attempts, retryAfterMs } = error;
  const { retries = 2, retryWrites, retryDelay = 500, maxRetryDelay = 60_000, random = Math.random } = options;
  const temporary = operation.effect !== 'act' || retryWrites ? [ConnectionError, TimeoutError, ServerError] : [];
  const isTemporary = [RateLimitError, ...temporary].some((errorClass) => error instanceof errorClass);
  const delay = retryAfterMs ?? Math.min((retryDelay * 2 ** attempts * (1 + random())) / 4, maxRetryDelay);
  if (!isTemporary || attempts > retries || delay > maxRetryDelay) throw error;
  return delay;
}

/**
 * Reads the header `Retry-After`, whole seconds or an HTTP date, as milliseconds from now.
 * Returns `undefined` when it is missing, unreadable or in the past.
 */
export function readRetryAfter(headers: Headers | undefined): number | undefined {
  const value = headers?.get('retry-after');
  const delay = Number(value) * 1000 || Date.parse(`${value}`) - Date.now();
  return delay > 0 ? delay : undefined;
}
