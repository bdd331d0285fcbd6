import { isCaught, isDeviation } from './caught.ts';
import type { ConstraintScore } from './constraint-score.ts';
import type { FaultScore } from './fault-score.ts';

/** The outcome of a mutation run. */
export interface MutationResult {
  readonly faults: readonly FaultScore[];
  readonly constraints: readonly ConstraintScore[];
  readonly milliseconds: number;
}

/** Writes a mutation run for a terminal: the score of each class of faults, the survivors, the decoration. */
export function printMutation({ faults, constraints, milliseconds }: MutationResult): string {
  const survivors = faults.filter((fault) => !isCaught(fault));
  const decoration = constraints.filter(({ noticed }) => noticed === 0);
  const width = Math.max(...faults.map(({ class: name }) => name.length), 5);
  const row = (name: string, group: readonly FaultScore[]) => {
    const caught = group.filter(isCaught).length;
    const percent = group.length === 0 ? 0 : Math.floor((100 * caught) / group.length);
    return `${name.padEnd(width)}  ${`${caught}/${group.length}`.padStart(8)}  ${`${percent} %`.padStart(6)}`;
  };
  const classes = [...new Set(faults.map(({ class: name }) => name))];
  return [
    'Faults of the sandbox that the checks catch',
    ...classes.map((name) =>
      row(
        name,
        faults.filter((fault) => fault.class === name),
      ),
    ),
    row('all', faults),
    '',
    `${faults.filter(isDeviation).length} of them deviate only from what a sample or we say:`,
    ...faults.filter(isDeviation).map(({ id, deviating }) => `  ${id}: ${deviating.join(', ')}`),
    '',
    ...survivors.map(({ id, description }) => `SURVIVED ${id}: ${description}`),
    `${constraints.length - decoration.length} of ${constraints.length} response constraints are noticed when they are taken away.`,
    ...decoration.map(({ api, constraint }) => `  decoration: ${api} ${constraint}`),
    `${(milliseconds / 1000).toFixed(1)} s`,
    '',
  ].join('\n');
}
