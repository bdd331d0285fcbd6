import { readAnswer } from './answer.ts';
import type { TrustlineError } from './error.ts';
import { type CallState, createFailure } from './failure.ts';
import type { ApiRequest } from './options.ts';
import { authorize } from './request.ts';
import { readRetryAfter } from './retry.ts';
import { pause, timeIsUp, withDeadline } from './wait.ts';

/** What a call came to. */
export interface Outcome {
  /** The answer as `JSON.parse` returned it, after it was checked. */
  readonly data: ReturnType<typeof JSON.parse>;
  readonly response: Response;
}

/** Sends a request once, after a wait of `delay` milliseconds; resolves with what came of it, good or bad. */
export async function attempt(call: CallState, request: ApiRequest, delay: number): Promise<Outcome | TrustlineError> {
  const { signal, limiter, timeout = 30_000 } = call.settings;
  try {
    if (delay > 0) await pause(delay, signal);
    await limiter?.acquire(signal);
    call.attempts++;
    const exchange = await withDeadline((ended) => send(call, request, ended), timeout, signal);
    return exchange === timeIsUp
      ? createFailure(call, 'timeout', `no complete answer within ${timeout} ms`)
      : judge(call, exchange);
  } catch (cause) {
    return signal?.aborted
      ? createFailure(call, 'aborted', 'aborted by its signal', { cause })
      : createFailure(call, 'connection', `no answer: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

interface Exchange {
  readonly response: Response;
  readonly text: string;
}

async function send(
  call: CallState,
  { url, method, headers, body }: ApiRequest,
  signal: AbortSignal,
): Promise<Exchange> {
  const { api, credential, settings } = call;
  const response = await (settings.fetch ?? fetch)(url, {
    method,
    headers: authorize(headers, `${api.scheme} ${credential}`),
    // A redirect is no answer of these APIs, and following it would repeat the request elsewhere.
    redirect: 'manual',
    signal,
    ...(body !== undefined && { body }),
  });
  return { response, text: await response.text() };
}

function judge(call: CallState, { response, text }: Exchange): Outcome | TrustlineError {
  const { status, headers } = response;
  const answer = readAnswer(call.api, call.operation, status, text);
  if (answer.kind === undefined) return { data: answer.data, response };
  const { kind, detail, ...facts } = answer;
  return createFailure(call, kind, detail, { status, headers, retryAfterMs: readRetryAfter(headers), ...facts });
}
