import type { FaultScore } from './fault-score.ts';

/**
 * Whether a fault was noticed for what it is: one that breaks what is stated or implied as a violation, or because the
 * run could not go on; one that breaks what is only shown or inferred as a deviation.
 */
export function isCaught({ breaks, caughtBy, deviating, stopped }: FaultScore): boolean {
  if (breaks === 'deviation') return caughtBy.length === 0 && deviating.length > 0;
  return caughtBy.length > 0 || stopped !== null;
}

/** Whether a fault only deviates from what a sample or we say. */
export function isDeviation({ caughtBy, deviating, stopped }: FaultScore): boolean {
  return caughtBy.length === 0 && stopped === null && deviating.length > 0;
}
