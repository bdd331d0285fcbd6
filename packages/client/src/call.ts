import type { Outcome } from './answer.ts';
import { attempt } from './attempt.ts';
import { TrustlineError, ValidationError } from './error.ts';
import { type CallState, createFailure } from './failure.ts';
import type { Input } from './operation.ts';
import type { ApiRequest } from './options.ts';
import { buildRequest } from './request.ts';
import { delayAfter, isRepeatable } from './retry.ts';

/** Makes a call from its input to its data: hooks around it, repetitions below them. Waits for no hook that is not there. */
export async function makeCall(call: CallState, input: Input): Promise<Outcome> {
  const { onRequest, onResponse, onError } = call.settings;
  try {
    const request = prepare(call, call.api.prepare?.(input) ?? input);
    call.request = request;
    if (onRequest) await onRequest(request);
    const outcome = await repeat(call, request);
    if (onResponse) await onResponse({ ...outcome, request, attempts: call.attempts });
    return outcome;
  } catch (error) {
    if (error instanceof TrustlineError) await onError?.(error);
    throw error;
  }
}

function prepare(call: CallState, input: Input): ApiRequest {
  const { 2: checkInput } = call.operation;
  const rule = (checkInput(input) ?? call.breach)?.slice(1);
  if (rule) throw createFailure(call, ValidationError, rule, { fields: { [rule.replace(/\W.*/, '')]: [rule] } });
  return buildRequest(call, input);
}

async function repeat(call: CallState, request: ApiRequest): Promise<Outcome> {
  const { retries = 2, retryWrites, onRetry, logger } = call.settings;
  for (let delay = 0; ; ) {
    const outcome = await attempt(call, request, delay);
    const isError = outcome instanceof TrustlineError;
    logger?.debug(isError ? outcome.message : call.operationId);
    if (!isError) return outcome;
    const isWrite = !retryWrites && call.api.writes.test(call.operationId);
    if (call.attempts > retries || !isRepeatable(outcome, isWrite)) throw outcome;
    delay = delayAfter(outcome, call.settings);
    await onRetry?.(outcome, delay);
  }
}
