/** What `withDeadline` resolves with when the time is up. */
export const timeIsUp = Symbol('time is up');

// Timers keep their delay in 32 bits; a longer one would fire at once.
const longestDelay = 2 ** 31 - 1;

/**
 * Runs `work` and resolves with its result, or with `timeIsUp` after `delay` milliseconds.
 * Rejects with the reason of `signal` when that aborts. The signal handed to `work` aborts in both cases.
 */
export function withDeadline<Value>(
  work: (signal: AbortSignal) => Promise<Value>,
  delay: number,
  signal: AbortSignal | undefined,
): Promise<Value | typeof timeIsUp> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      settle();
    };
    const abort = () =>
      finish(() => {
        controller.abort(signal?.reason);
        reject(signal?.reason);
      });
    const timer = setTimeout(
      () =>
        finish(() => {
          controller.abort();
          resolve(timeIsUp);
        }),
      Math.min(delay, longestDelay),
    );
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    else
      work(controller.signal).then(
        (value) => finish(() => resolve(value)),
        (error) => finish(() => reject(error)),
      );
  });
}

/** Waits for `delay` milliseconds; rejects with the reason of `signal` when that aborts first. */
export async function pause(delay: number, signal: AbortSignal | undefined): Promise<void> {
  await withDeadline(() => new Promise<never>(() => {}), delay, signal);
}
