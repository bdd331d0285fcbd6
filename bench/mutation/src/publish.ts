import { isCaught, isDeviation } from './caught.ts';
import type { MutationResult } from './print.ts';

/** The figures of a mutation run that are published with the site. */
export interface PublishedMutation {
  /** The day of the run, UTC. */
  readonly day: string;
  readonly classes: readonly { readonly class: string; readonly caught: number; readonly tried: number }[];
  /** Faults that only deviate from what a sample or we say. */
  readonly deviating: number;
  /** Ids of the faults that nothing noticed. */
  readonly survivors: readonly string[];
  /** Constraints of the response schemas whose absence is noticed. */
  readonly constraints: { readonly noticed: number; readonly tried: number };
}

/** Sums up a mutation run. */
export function publishMutation({ faults, constraints }: MutationResult, day: string): PublishedMutation {
  const classes = [...Map.groupBy(faults, (fault) => fault.class)].map(([name, group]) => ({
    class: name,
    caught: group.filter(isCaught).length,
    tried: group.length,
  }));
  return {
    day,
    classes,
    deviating: faults.filter(isDeviation).length,
    survivors: faults.filter((fault) => !isCaught(fault)).map(({ id }) => id),
    constraints: { noticed: constraints.filter(({ noticed }) => noticed > 0).length, tried: constraints.length },
  };
}
