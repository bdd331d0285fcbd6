/** The longest delay in milliseconds, almost 25 days; a timer with a longer one would fire at once. */
export const longestDelay = 2 ** 31 - 1;

/**
 * Runs `work` and settles as it does, but resolves with `undefined` after `delay` milliseconds (`longestDelay` at most), and rejects with the
 * reason of `signal` when that aborts. The signal handed to `work` aborts when nobody waits for it any more.
 */
export function withDeadline<Value>(
  work: (signal: AbortSignal) => Promise<Value>,
  delay: number,
  signal: AbortSignal | undefined,
): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const finish = <Result>(settle: (result: Result) => void, result: Result) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      settle(result);
    };
    const abort = () => {
      controller.abort();
      finish(reject, signal?.reason);
    };
    const timer = setTimeout(() => {
      controller.abort();
      finish(resolve, undefined);
    }, delay);
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    else
      work(controller.signal).then(
        (value) => finish(resolve, value),
        (error) => finish(reject, error),
      );
  });
}

/** Waits so many milliseconds; rejects with the reason of `signal` when that aborts. */
export async function pause(delay: number, signal: AbortSignal | undefined): Promise<void> {
  if (delay > 0) await withDeadline(() => new Promise(() => {}), delay, signal);
}
