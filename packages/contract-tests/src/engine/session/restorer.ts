import type { Recorder } from '../../transport/recorder.ts';
import type { Restoration } from '../result.ts';

/** Remembers what a run changed and puts it back when the run is over, whatever happened in between. */
export interface Restorer {
  /** `description` names what is put back; `restore` throws when it cannot. */
  add(description: string, restore: () => Promise<void>): void;
  /** Puts back what is not yet, the latest change first, and tells of everything that was put back so far; one failure does not stop the rest. What is sent for it counts for the promise that changed it. */
  restoreAll(): Promise<Restoration[]>;
}

/** Creates a restorer with nothing to put back yet. */
export function createRestorer(recorder: Recorder): Restorer {
  const restorations: Restoration[] = [];
  const pending: { description: string; promise: string | null; restore: () => Promise<void> }[] = [];
  return {
    add(description, restore) {
      pending.push({ description, promise: recorder.attributedTo(), restore });
    },
    async restoreAll() {
      const present = recorder.attributedTo();
      for (let task = pending.pop(); task; task = pending.pop()) {
        recorder.attributeTo(task.promise);
        const reason = await task.restore().then(
          () => null,
          (error: unknown) => (error instanceof Error ? error.message : String(error)),
        );
        restorations.push({ description: task.description, restored: reason === null, reason });
      }
      recorder.attributeTo(present);
      return [...restorations];
    },
  };
}
