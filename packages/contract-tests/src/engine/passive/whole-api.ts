import type { Check, CheckContext } from '../check.ts';
import { type Observed, observedOf, succeeded, type Traffic } from './traffic.ts';

/** An observation about every exchange by itself. */
export function each(promise: string, look: (context: CheckContext, seen: Observed) => void): Check<Traffic> {
  return {
    promise,
    async run(context, { observed }) {
      for (const seen of observed) look(context, seen);
    },
  };
}

/** An observation about everything that went by. */
export function overall(promise: string, look: (context: CheckContext, traffic: Traffic) => void): Check<Traffic> {
  return { promise, run: async (context, traffic) => look(context, traffic) };
}

/** An observation about every successful exchange of one operation. */
export function eachOf(
  promise: string,
  operationId: string,
  look: (context: CheckContext, seen: Observed) => void,
): Check<Traffic> {
  return overall(promise, (context, traffic) => {
    for (const seen of observedOf(traffic, operationId).filter(succeeded)) look(context, seen);
  });
}

/**
 * Credentials that were rejected once and taken at another time, with the exchanges that show it. One whose key was
 * created or revoked meanwhile is left aside.
 */
export function listInconsistent(
  traffic: Traffic,
  { isRejected, mayChange }: { isRejected: (seen: Observed) => boolean; mayChange: (seen: Observed) => boolean },
): Observed[] {
  const byCredential = Map.groupBy(
    traffic.observed.filter(({ credential }) => credential !== 'none'),
    ({ credential }) => credential,
  );
  if (traffic.observed.some(mayChange)) {
    // A credential that was taken first and is rejected later may have been revoked.
    return [...byCredential.values()].flatMap((seen) => {
      const first = seen.findIndex(isRejected);
      return first === -1 ? [] : seen.slice(first).filter((later) => !isRejected(later));
    });
  }
  return [...byCredential.values()].flatMap((seen) =>
    seen.some(isRejected) ? seen.filter((one) => !isRejected(one)) : [],
  );
}
