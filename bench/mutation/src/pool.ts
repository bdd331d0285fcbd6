import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type FaultFacts, listFaults } from '@trustline/sandbox';
import { type ApiName, apiNames } from '@trustline/specs';
import type { ConstraintScore } from './constraint-score.ts';
import type { FaultScore } from './fault-score.ts';

/** What one worker does: some faults by their ids, or the response constraints of one API. */
export type Task =
  | { readonly kind: 'faults'; readonly faults: readonly string[]; readonly all: boolean }
  | { readonly kind: 'constraints'; readonly api: ApiName };

/** Scores faults on all processors; the result is in the order of the faults. */
export async function scoreFaults(
  faults: readonly FaultFacts[] = provableFaults(),
  all = false,
): Promise<FaultScore[]> {
  const workers = Math.max(1, Math.min(availableParallelism(), faults.length));
  // Neighbours in the catalogue cost alike, so each worker takes every n-th.
  const shares = Array.from({ length: workers }, (_, worker) =>
    faults.filter((_, index) => index % workers === worker),
  );
  const scored = await Promise.all(
    shares.map((share) => work<FaultScore>({ kind: 'faults', faults: share.map(({ id }) => id), all })),
  );
  const byId = new Map(scored.flat().map((score) => [score.id, score]));
  return faults.flatMap(({ id }) => byId.get(id) ?? []);
}

/** Scores the response constraints of every document, one worker each. */
export async function scoreAllConstraints(): Promise<ConstraintScore[]> {
  const scored = await Promise.all(apiNames.map((api) => work<ConstraintScore[]>({ kind: 'constraints', api })));
  return scored.flat(2);
}

/** The faults that break the contract; the others make only clients suffer, and no response is wrong. */
export function provableFaults(): FaultFacts[] {
  return listFaults().filter(({ forClientsOnly }) => forClientsOnly !== true);
}

function work<Result>(task: Task): Promise<Result[]> {
  const file = new URL(`./worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);
  return new Promise((resolve, reject) => {
    const results: Result[] = [];
    const worker = new Worker(file, { workerData: task });
    worker.on('message', (result: Result) => results.push(result));
    worker.on('error', reject);
    worker.on('exit', () => resolve(results));
  });
}
