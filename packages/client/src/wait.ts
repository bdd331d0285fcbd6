/** The longest delay in milliseconds, almost 25 days; a timer with a longer one would fire at once. */
export const longestDelay = 2 ** 31 - 1;

/**
 * Waits so many milliseconds (`longestDelay` at most), then resolves with `undefined`; rejects with the reason of `signal`
 * when that aborts. With `work` it settles sooner, as that does; the signal handed to it aborts when nobody waits any more.
 */
export function withDeadline<Value>(
  delay: number,
  signal: AbortSignal | undefined,
  work?: (signal: AbortSignal) => Promise<Value>,
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
      work?.(controller.signal).then(
        (value) => finish(resolve, value),
        (error) => finish(reject, error),
      );
  });
}
