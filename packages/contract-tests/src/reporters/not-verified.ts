import type { PromiseResult } from '../engine/result.ts';
import { groupBy } from './group-by.ts';

/** Promises that were not verified for the same reason: what to give the run so that it can. */
export interface NotVerifiedGroup {
  /** E.g. `needs acme.numbers.live`. */
  readonly reason: string;
  readonly promises: readonly PromiseResult[];
}

/** Groups what was not verified by its reason, the one that concerns most promises first. */
export function groupNotVerified(promises: readonly PromiseResult[]): NotVerifiedGroup[] {
  const open = promises.filter(({ verdict }) => verdict === 'not-verified');
  const groups = [...groupBy(open, ({ reason }) => reason ?? 'no reason was given')];
  return groups
    .map(([reason, concerned]) => ({ reason, promises: concerned }))
    .toSorted((left, right) => right.promises.length - left.promises.length);
}
