import { attempt, type Outcome } from './attempt.ts';
import { isTrustlineError, TrustlineError } from './error.ts';
import { type CallState, createFailure } from './failure.ts';
import type { Input } from './operation.ts';
import type { ApiRequest } from './options.ts';
import { buildRequest } from './request.ts';
import { delayAfter, isRepeatable } from './retry.ts';
import { findBreach, type Shape } from './shape.ts';

const count: Shape = { type: 'integer', min: 0 };

/** The rules of the settings that are worth a check before anything is sent. */
export const settingsShape: Shape = {
  type: 'object',
  optional: {
    baseUrl: { type: 'string', pattern: /^https?:\/\/[^\s?#@]+$/ },
    timeout: { type: 'integer', min: 1 },
    retries: count,
    retryDelay: count,
    maxRetryDelay: count,
  },
};

/** Makes a call from its input to its data: hooks around it, repetitions below them. */
export async function makeCall(call: CallState, input: Input): Promise<Outcome> {
  const { onRequest, onResponse, onError } = call.settings;
  try {
    const request = prepare(call, input);
    call.request = request;
    await onRequest?.(request);
    const outcome = await repeat(call, request);
    await onResponse?.(outcome.response, request);
    return outcome;
  } catch (error) {
    if (isTrustlineError(error)) await onError?.(error);
    throw error;
  }
}

function prepare(call: CallState, input: Input): ApiRequest {
  const { api, operation, operationId, settings } = call;
  const prepared = api.prepare?.(input) ?? input;
  const breach = findBreach(operation.input, prepared) ?? findBreach(settingsShape, settings);
  if (breach) {
    const [name = ''] = breach.slice(1).split(/[ .]/);
    throw createFailure(call, 'validation', breach.slice(1), { fields: { [name]: [breach.slice(1)] } });
  }
  return buildRequest(operationId, operation, prepared, settings.baseUrl ?? api.baseUrl, call.headers);
}

async function repeat(call: CallState, request: ApiRequest): Promise<Outcome> {
  const { retries = 2, retryWrites, onRetry, logger } = call.settings;
  for (let delay = 0; ; ) {
    const outcome = await attempt(call, request, delay);
    const isError = outcome instanceof TrustlineError;
    logger?.debug(
      `${request.method} ${request.url}: ${isError ? outcome.message : outcome.response.status} (attempt ${call.attempts})`,
    );
    if (!isError) return outcome;
    const isWrite = !retryWrites && call.api.isWrite(call.operationId);
    if (call.attempts > retries || !isRepeatable(outcome, isWrite)) throw outcome;
    delay = delayAfter(outcome, call.settings);
    await onRetry?.(outcome, delay);
  }
}
