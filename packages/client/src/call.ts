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
  const { onRequest, onResponse, onError, logger } = call.settings;
  try {
    const request = prepare(call, call.api.prepare?.(input) ?? input);
    call.request = request;
    if (onRequest) await onRequest(request);
    let outcome = await attempt(call, request, 0);
    while (outcome instanceof TrustlineError) {
      logger?.debug(outcome.message);
      outcome = await attempt(call, request, await chooseDelay(call, outcome));
    }
    logger?.debug(call.operationId);
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

/** Chooses how long to wait before the next attempt, in milliseconds; throws the failure when there must be none. */
async function chooseDelay(call: CallState, failure: TrustlineError): Promise<number> {
  const { retries = 2, retryWrites, onRetry } = call.settings;
  const isWrite = !retryWrites && call.api.writes.test(call.operationId);
  if (call.attempts > retries || !isRepeatable(failure, isWrite)) throw failure;
  const delay = delayAfter(failure, call.settings);
  await onRetry?.(failure, delay);
  return delay;
}
