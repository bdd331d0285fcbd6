import { type Outcome, readAnswer } from './answer.ts';
import { AbortedError, ConnectionError, TimeoutError, type TrustlineError } from './error.ts';
import { type CallState, createFailure } from './failure.ts';
import type { ApiRequest } from './options.ts';
import { authorize } from './request.ts';
import { withDeadline } from './wait.ts';

/** Sends a request once, after a wait of `delay` milliseconds; resolves with what came of it, good or bad. */
export async function attempt(call: CallState, request: ApiRequest, delay: number): Promise<Outcome | TrustlineError> {
  const { signal, limiter, timeout = 30_000 } = call.settings;
  try {
    if (delay) await withDeadline(() => new Promise(() => {}), delay, signal);
    if (limiter) await limiter.acquire(signal);
    call.attempts++;
    const outcome = await withDeadline((ended) => send(call, request, ended), timeout, signal);
    return outcome ?? createFailure(call, TimeoutError, `no answer in ${timeout} ms`);
  } catch (cause) {
    const errorClass = signal?.aborted ? AbortedError : ConnectionError;
    return createFailure(call, errorClass, `no answer: ${cause}`, { cause });
  }
}

async function send(call: CallState, request: ApiRequest, signal: AbortSignal): Promise<Outcome | TrustlineError> {
  const response = await (call.settings.fetch ?? fetch)(request.url, authorize(call, request, signal));
  return readAnswer(call, response, await response.text());
}
