import type { ApiName } from '@trustline/specs';
import type { Recorder } from '../../transport/recorder.ts';
import type { Restoration } from '../result.ts';

/** Something a run changes, written down so that another run can put it back: nothing of it lives in a function. */
export interface RestoreTask {
  readonly api: ApiName;
  /** Names the suite's function that puts it back. */
  readonly kind: string;
  /** What is put back, e.g. `the trusted numbers of the tracker 17`. */
  readonly description: string;
  /** How it was before; JSON. */
  readonly data: unknown;
}

/** Keeps what must still be put back where the end of the process cannot take it. */
export interface RestoreStore {
  /** Replaces what is kept of one API. Returns only when it is safe; throws when it cannot be kept. */
  readonly save: (api: ApiName, tasks: readonly RestoreTask[]) => void;
}

/** Remembers what a run changes and puts it back when the run is over, whatever happened in between. */
export interface Restorer {
  /** Must be called before the first request that changes something. The returned function replaces the data. */
  add(task: Pick<RestoreTask, 'kind' | 'description' | 'data'>): (data: unknown) => void;
  /**
   * Puts back what is not yet, the latest change first, and returns everything that was put back so far; one failure
   * does not stop the rest. What is sent for it counts for the promise that changed it.
   */
  restoreAll(): Promise<Restoration[]>;
  /** Whether something is being put back at present. */
  isRestoring(): boolean;
}

/** What a restorer works with. */
export interface RestorerOptions {
  readonly api: ApiName;
  readonly recorder: Recorder;
  readonly store: RestoreStore | null;
  /** Puts one thing back; throws an Error that says what could not be, and why. */
  readonly restore: (task: RestoreTask) => Promise<void>;
}

interface Pending {
  task: RestoreTask;
  readonly promise: string | null;
}

/** Creates a restorer with nothing to put back yet. */
export function createRestorer({ api, recorder, store, restore }: RestorerOptions): Restorer {
  const restorations: Restoration[] = [];
  const failed: RestoreTask[] = [];
  const pending: Pending[] = [];
  let restoring = false;
  const save = () => store?.save(api, [...failed, ...pending.map(({ task }) => task)]);
  const restoreOne = async ({ task, promise }: Pending) => {
    const reason = await recorder
      .attribute(promise, () => restore(task))
      .then(
        () => null,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
    restorations.push({ description: task.description, restored: reason === null, reason });
    if (reason !== null) failed.push(task);
  };
  return {
    add(task) {
      const added: Pending = { task: { api, ...task }, promise: recorder.attributedTo() };
      pending.push(added);
      save();
      return (data) => {
        added.task = { ...added.task, data };
        save();
      };
    },
    isRestoring: () => restoring,
    async restoreAll() {
      restoring = true;
      try {
        while (pending.length > 0) {
          const [latest] = pending.slice(-1);
          if (latest) await restoreOne(latest);
          pending.pop();
          save();
        }
      } finally {
        restoring = false;
      }
      return [...restorations];
    },
  };
}
