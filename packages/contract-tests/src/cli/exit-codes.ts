import type { RunResult } from '../engine/result.ts';

/** What an exit code means: the contract was kept, was violated, or could not be checked to the end. */
export const exitCodes = { kept: 0, deviates: 0, violated: 1, couldNotRun: 2 } as const;

/** The exit code of a run that came to a result. One that was cut short or left something behind has not passed. */
export function exitCodeOf({ verdict, apis }: RunResult, strict: boolean): number {
  if (verdict === 'violated' || (strict && verdict === 'deviates')) return exitCodes.violated;
  const isWhole = apis.every(({ endedBecause }) => endedBecause === null);
  const isClean = apis.every(({ restorations }) => restorations.every(({ restored }) => restored));
  return isWhole && isClean ? exitCodes.kept : exitCodes.couldNotRun;
}
