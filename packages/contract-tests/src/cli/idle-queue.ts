/** Work that waits until nobody would have to wait for it. */
export interface IdleQueue {
  /** Something began that must not be held up. */
  begin(): void;
  /** It ended; `job` is what is left to do about it, and `size` what waiting with it costs in bytes. */
  end(job?: () => Promise<void>, size?: number): void;
  /** Does everything that is left. */
  finish(): Promise<void>;
}

/** So long nothing must have begun, in milliseconds. */
const idle = 20;

/** More is not kept waiting, in bytes. */
const largest = 16 * 2 ** 20;

/** Creates a queue with nothing in it. */
export function createIdleQueue(): IdleQueue {
  const jobs: { readonly job: () => Promise<void>; readonly size: number }[] = [];
  let underway = 0;
  let waiting = 0;
  let timer: NodeJS.Timeout | undefined;
  let working = Promise.resolve();
  const work = (isWanted: () => boolean) => {
    working = working.then(async () => {
      while (isWanted()) {
        const next = jobs.shift();
        if (next === undefined) return;
        waiting -= next.size;
        await next.job();
      }
    });
    return working;
  };
  return {
    begin() {
      underway += 1;
      clearTimeout(timer);
    },
    end(job, size = 0) {
      underway -= 1;
      if (job) jobs.push({ job, size });
      waiting += job ? size : 0;
      clearTimeout(timer);
      if (waiting > largest) void work(() => waiting > largest / 2);
      else timer = setTimeout(() => void work(() => underway === 0), idle);
    },
    finish() {
      clearTimeout(timer);
      return work(() => true);
    },
  };
}
