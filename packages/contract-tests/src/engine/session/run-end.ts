/** The run is over before its checks are. */
export class RunEndedError extends Error {
  override readonly name = 'RunEndedError';
}

/** The signal that ends a run. */
export interface RunEnd {
  readonly signal: AbortSignal;
  /** Ends the run. */
  readonly end: () => void;
  /** Stops the clock; to be called when the run is over. */
  readonly dispose: () => void;
}

/** Creates a signal that follows another one and, after so many seconds (default 600), a clock of its own. */
export function createRunEnd(signal?: AbortSignal, seconds = 600): RunEnd {
  const controller = new AbortController();
  const follow = () => controller.abort(signal?.reason);
  const timer = setTimeout(
    () => controller.abort(new RunEndedError(`the time limit of ${seconds} s was reached`)),
    seconds * 1000,
  );
  signal?.addEventListener('abort', follow, { once: true });
  if (signal?.aborted === true) follow();
  return {
    signal: controller.signal,
    end: () => controller.abort(),
    dispose() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', follow);
    },
  };
}

/** Says why a signal has ended the run, as `not verified: …` goes on; `null` while it has not. */
export function endOf(signal: AbortSignal | null): string | null {
  if (signal?.aborted !== true) return null;
  const reason: unknown = signal.reason;
  return reason instanceof RunEndedError ? reason.message : 'the run was interrupted';
}

/** Waits for something, but not beyond the end of the run: then a RunEndedError is thrown. */
export async function waitUnlessEnded<Value>(waiting: Promise<Value>, signal: AbortSignal | null): Promise<Value> {
  if (signal === null) return waiting;
  const ended = Promise.withResolvers<never>();
  const end = () => ended.reject(new RunEndedError(endOf(signal) ?? ''));
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  try {
    // What gives up waiting at the same signal says less about why.
    return await Promise.race([
      waiting.catch((error) => (signal.aborted ? ended.promise : Promise.reject(error))),
      ended.promise,
    ]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}
