import type { Level } from './level.ts';

/** When a check is run; the reason is in `Check.phase`. */
export const phases = ['first', 'late', 'last'] as const;

/** What decides beside which others a check may run. */
export interface Turn {
  readonly phase: (typeof phases)[number];
  /** What it does to the account; `null` when it only reads. */
  readonly level: Level | null;
  /** Whether everything it sends is to be rejected. */
  readonly rejected: boolean;
}

/** So many checks run side by side that change nothing. */
const readers = 8;

/**
 * Runs every item, side by side where none can change what another looks at: first what only reads, then what
 * is rejected, then what can be put back beside what sends messages and marks them, then what looks back. The first error keeps what has not begun from
 * beginning, and is thrown when all that had has ended.
 */
export async function runInTurn<Item>(
  items: readonly Item[],
  turnOf: (item: Item) => Turn,
  run: (item: Item) => Promise<void>,
): Promise<void> {
  const of = (phase: Turn['phase'], level?: Level | null) =>
    items.filter((item) => {
      const turn = turnOf(item);
      return turn.phase === phase && !isRejected(turn) && (level === undefined || turn.level === level);
    });
  const reading = of('first', null);
  const rejected = items.filter((item) => isRejected(turnOf(item)));
  const steps = [
    Array.from({ length: readers }, () => reading),
    Array.from({ length: readers }, () => rejected),
    // What can be put back is of another kind than chats: neither sees what the other does.
    [of('first', 'writes'), [...of('first', 'messages'), ...of('first', 'mark-read'), ...of('late')]],
    [of('last')],
  ];
  const errors: unknown[] = [];
  const work = async (queue: Item[]) => {
    for (let item = queue.shift(); item !== undefined && errors.length === 0; item = queue.shift()) {
      await run(item).catch((error: unknown) => errors.push(error));
    }
  };
  for (const queues of steps) await Promise.all(queues.map(work));
  if (errors.length > 0) throw errors[0];
}

function isRejected({ phase, level, rejected }: Turn): boolean {
  return rejected && phase === 'first' && level !== null;
}
