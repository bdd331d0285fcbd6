import {
  AbortedError,
  type AnyTrustlineError,
  AuthenticationError,
  ConnectionError,
  InvalidResponseError,
  TimeoutError,
  TrustlineError,
  ValidationError,
} from './error.ts';
import { type CallState, createFailure } from './failure.ts';
import type { Credential } from './options.ts';
import { interpret, type Received, readBody } from './response.ts';
import { delayAfter, isRepeatable } from './retry.ts';
import { pause, withDeadline } from './wait.ts';

/** A call that is ready to be sent. */
export interface Outgoing {
  readonly call: CallState;
  readonly credential: Credential;
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string | ArrayBuffer | null;
  readonly signal: AbortSignal | undefined;
}

/** Reads what openapi-fetch has built, so that it can be sent more than once. */
export async function prepare(call: CallState, credential: Credential, request: Request): Promise<Outgoing> {
  const { method, url, headers } = request;
  const isText = /json|text|urlencoded/.test(headers.get('content-type') ?? '');
  const body = /GET|HEAD/.test(method) ? null : isText ? await request.text() : await request.arrayBuffer();
  call.url = url;
  return { call, credential, method, url, headers, body, signal: call.settings.signal };
}

/** Sends a request, again where a failure allows it; returns a complete response that is a success. */
export async function send(outgoing: Outgoing): Promise<Received> {
  const { call } = outgoing;
  const { logger } = call.settings;
  for (;;) {
    const outcome = await attempt(outgoing);
    if (!(outcome instanceof TrustlineError)) {
      logger?.debug(call.operationId);
      return outcome;
    }
    logger?.debug(outcome.message);
    await waitAfter(outcome, outgoing);
  }
}

/** Sends a request once; returns what came of it, good or bad. Errors are made here, so that their stack leads to the caller. */
async function attempt(outgoing: Outgoing): Promise<Received | AnyTrustlineError> {
  const { call, signal } = outgoing;
  const { limiter, timeout = 30_000, maxResponseSize = 2 ** 26 } = call.settings;
  try {
    if (limiter) await limiter.acquire(signal);
    const secret = await readCredential(outgoing);
    if (secret instanceof TrustlineError) return secret;
    call.secret = secret;
    call.attempts++;
    const received = await withDeadline((ended) => exchange(outgoing, maxResponseSize, ended), timeout, signal);
    if (!received) return createFailure(call, TimeoutError, `no complete response in ${timeout} ms`);
    const { response, chunks } = received;
    if (chunks) return interpret(call, response, chunks);
    const { status, headers } = response;
    return createFailure(call, InvalidResponseError, `the response has more than ${maxResponseSize} bytes`, {
      status,
      headers,
    });
  } catch (cause) {
    const isAborted = signal?.aborted;
    const own = isAborted ? 'aborted: ' : 'no response: ';
    return createFailure(call, isAborted ? AbortedError : ConnectionError, own, { cause }, `${cause}`);
  }
}

async function readCredential({ call, credential }: Outgoing): Promise<string | AnyTrustlineError> {
  const { name } = call.api.credential;
  try {
    const secret = typeof credential === 'function' ? await credential() : credential;
    const problem = findInvalidCredential(name, secret);
    return problem ? createFailure(call, ValidationError, problem, { fields: { [name]: [problem] } }) : secret;
  } catch (cause) {
    return createFailure(
      call,
      AuthenticationError,
      `the function that gives the ${name} failed: `,
      { cause },
      `${cause}`,
    );
  }
}

/** Says what is wrong with a credential; `undefined` when it can be sent. */
export function findInvalidCredential(name: string, credential: unknown): string | undefined {
  if (credential === undefined || credential === null || credential === '') return `${name} is missing`;
  if (typeof credential === 'string' && /^\S+$/.test(credential)) return undefined;
  return `${name} must be text without spaces and line breaks`;
}

async function exchange({ call, method, url, headers, body }: Outgoing, limit: number, signal: AbortSignal) {
  const { fetch: send = fetch, fetchOptions } = call.settings;
  const authorization = `${call.api.credential.scheme} ${call.secret}`;
  const response = await send(url, {
    ...fetchOptions,
    method,
    headers: { authorization, ...Object.fromEntries(headers) },
    body,
    // A redirect is no response of these APIs, and following it would repeat the request elsewhere.
    redirect: 'manual',
    signal,
  });
  return { response, chunks: await readBody(response, limit) };
}

/** Waits before the next attempt; throws the failure when there must be none. */
async function waitAfter(failure: AnyTrustlineError, { call, signal }: Outgoing): Promise<void> {
  const { retries = 2, retryWrites, onRetry } = call.settings;
  const effect = retryWrites ? 'replace' : call.operation.effect;
  const delay = delayAfter(failure, call.settings);
  if (call.attempts > retries || !isRepeatable(failure, effect) || delay === undefined) throw failure;
  try {
    await onRetry?.(failure, delay);
  } catch (error) {
    throw keepCause(error, failure);
  }
  await pause(delay, signal).catch((cause) => {
    throw createFailure(call, AbortedError, 'aborted: ', { cause }, `${cause}`);
  });
}

/** Keeps the failure that a hook was told of when the hook itself fails. */
export function keepCause(error: unknown, cause: AnyTrustlineError): unknown {
  if (error instanceof Error && error !== cause) error.cause ??= cause;
  return error;
}
