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
  const controller = new AbortController();
  let timer: Parameters<typeof clearTimeout>[0];
  let abort: () => void;
  return new Promise<Value | undefined>((resolve, reject) => {
    abort = () => reject(signal?.reason);
    timer = setTimeout(resolve, delay);
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    else work(controller.signal).then(resolve, reject);
  }).finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    // With a reason of its own, because making the default one takes a stack trace.
    controller.abort(null);
  });
}
