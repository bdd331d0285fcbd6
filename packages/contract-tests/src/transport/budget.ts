import type { Fetch } from './fetch.ts';

/** The run has no request left for this credential. */
export class BudgetSpentError extends Error {
  override readonly name = 'BudgetSpentError';
}

/** Names the credential a request is sent with, and the most requests a run may send with it (`null`: any number). */
export type Meter = (request: Request) => { readonly credential: string; readonly limit: number | null };

/**
 * Counts every request by credential, and throws a BudgetSpentError instead of sending one too many. `reserve` is how
 * many more are allowed at present: what a run has changed must not stay so because the run has no request left.
 */
export function meterRequests(next: Fetch, meter: Meter, reserve: () => number = () => 0): Fetch {
  const spent = new Map<string, number>();
  return async (request) => {
    const { credential, limit } = meter(request);
    const requests = (spent.get(credential) ?? 0) + 1;
    if (limit !== null && requests > limit + reserve()) {
      throw new BudgetSpentError(`the run has sent the ${limit} requests it allows itself with $${credential}`);
    }
    spent.set(credential, requests);
    return next(request);
  };
}
