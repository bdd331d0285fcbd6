import {
  AbortedError,
  type AnyTrustlineError,
  AuthenticationError,
  ConnectionError,
  isTrustlineError,
  TimeoutError,
  ValidationError,
} from './error.ts';
import { type CallState, createFailure, type Received } from './failure.ts';
import type { Api } from './operation.ts';
import type { Credential, SendOptions } from './options.ts';
import { interpret, readBody } from './response.ts';
import { delayAfter } from './retry.ts';
import { omitUndefined } from './settings.ts';
import { pause, withDeadline } from './wait.ts';

/** The body of a request in a form that can be sent more than once. */
export type Body = string | ArrayBuffer | null;

/** Reads the body of a request that openapi-fetch has built. */
export async function readRequestBody(request: Request): Promise<Body> {
  if (/GET|HEAD/.test(request.method)) return null;
  return /json|text|urlencoded/.test(`${request.headers.get('content-type')}`) ? request.text() : request.arrayBuffer();
}

/** Sends a request, again where a failure allows it; returns a complete response that is a success. */
export async function send(call: CallState, request: Request, body: Body): Promise<Received> {
  const { logger, onRetry } = call.options;
  // Of a request that nobody holds, some engines no longer end the signal.
  const signal = call.options.signal ?? request.signal;
  for (let delay: number | undefined = 0; ; ) {
    const outcome = await attempt(call, request, body, signal, delay);
    const isFailure = isTrustlineError(outcome);
    logger?.debug(isFailure ? outcome.message : call.operationId);
    if (!isFailure) return outcome;
    delay = delayAfter(outcome, call.operation.effect, call.options);
    if (delay === undefined) throw outcome;
    if (onRetry) await callListener(onRetry, outcome, delay);
  }
}

/** Sends a request once; returns what came of it, good or bad. Errors are made here, so that their stack leads to the caller. */
async function attempt(
  call: CallState,
  request: Request,
  body: Body,
  signal: AbortSignal,
  delay: number,
): Promise<Received | AnyTrustlineError> {
  const { limiter, timeout = 30_000, maxResponseSize = 2 ** 26 } = call.options;
  call.received = undefined;
  try {
    await pause(delay, signal);
    if (limiter) await limiter.acquire(signal);
    call.secret = await readCredential(call);
    call.attempts++;
    const fetched = await withDeadline(
      async (ended) => {
        const response = await fetchOnce(call, request, body, ended);
        return { response, body: await readBody(call, response, maxResponseSize) };
      },
      timeout,
      signal,
    );
    return fetched
      ? interpret(call, fetched.response, fetched.body)
      : createFailure(call, TimeoutError, `no complete response in ${timeout} ms`);
  } catch (cause) {
    if (isTrustlineError(cause)) return cause;
    const [errorClass, problem] = signal.aborted ? [AbortedError, 'aborted'] : [ConnectionError, 'no response'];
    return createFailure(call, errorClass, problem, { cause });
  }
}

function fetchOnce(
  call: CallState,
  { method, url, headers }: Request,
  body: Body,
  signal: AbortSignal,
): Promise<Response> {
  const { fetch: send = fetch, fetchOptions } = call.options;
  const authorization = `${call.api.credential.scheme} ${call.secret}`;
  return send(url, {
    ...fetchOptions,
    method,
    headers: { accept: 'application/json', authorization, ...call.headers, ...Object.fromEntries(headers) },
    body,
    // A redirect is no response of these APIs, and following it would repeat the request elsewhere.
    redirect: 'manual',
    signal,
  });
}

/** A credential that is text was checked when the client was made. */
async function readCredential(call: CallState): Promise<string> {
  const { api, credential } = call;
  if (typeof credential === 'string') return credential;
  try {
    const secret = await credential();
    checkCredential(api, secret);
    return secret;
  } catch (cause) {
    throw createFailure(call, AuthenticationError, `no ${api.credential.name}`, { cause });
  }
}

/** Throws a ValidationError that says what is wrong with a credential that cannot be sent. */
function checkCredential({ credential: { name } }: Api, credential: unknown): void {
  if (typeof credential === 'string' && /^[!-~]+$/.test(credential)) return;
  const problem = `${name} ${credential ? 'must be visible ASCII text' : 'is missing'}`;
  throw new ValidationError(problem, { operationId: name, attempts: 0, fields: { [name]: [problem] } });
}

/** What all calls of a client share. Throws a ValidationError when the credential cannot be sent. */
export function shareState(api: Api, credential: Credential, options: SendOptions) {
  if (typeof credential !== 'function') checkCredential(api, credential);
  return { api, credential, options: omitUndefined(options), attempts: 0 };
}

/** Calls a hook that hears of a failure, which becomes the cause of what the hook throws. */
export async function callListener<More extends unknown[]>(
  listener: (failure: AnyTrustlineError, ...more: More) => unknown,
  failure: AnyTrustlineError,
  ...more: More
): Promise<void> {
  try {
    await listener(failure, ...more);
  } catch (error) {
    if (error instanceof Error && error !== failure) error.cause ??= failure;
    throw error;
  }
}
