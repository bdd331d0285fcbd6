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
import { withDeadline } from './wait.ts';

/** The body of a request in a form that can be sent more than once. */
export type Body = string | Blob | null;

/** Reads the body of a request that openapi-fetch has built. */
export async function readRequestBody(request: Request): Promise<Body> {
  if (/GET|HEAD/.test(request.method)) return null;
  return /json|text|urlencoded/.test(`${request.headers.get('content-type')}`) ? request.text() : request.blob();
}

/** Sends a request, again where a failure allows it; returns a complete response that is a success. */
export async function send(call: CallState, request: Request, body: Body): Promise<Received> {
  const { logger, onRetry } = call.options;
  call.request = request;
  // Of a request that nobody holds, some engines no longer end the signal.
  const signal = call.options.signal ?? request.signal;
  let received: Received | undefined;
  for (let delay = 0; !received; ) {
    call.received = undefined;
    try {
      if (delay > 0) await withDeadline(delay, signal);
      received = await attempt(call, request, body, signal);
    } catch (cause) {
      const [errorClass, problem] = signal.aborted ? [AbortedError, 'aborted'] : [ConnectionError, 'no response'];
      const failure = isTrustlineError(cause) ? cause : createFailure(call, errorClass, problem, { cause });
      logger?.debug(failure.message);
      delay = delayAfter(failure, call);
      if (onRetry) await callListener(onRetry, failure, delay);
    }
  }
  logger?.debug(call.operationId);
  return received;
}

/** Sends a request once. Errors are made behind each `await`, so that their stack leads to the caller. */
async function attempt(call: CallState, request: Request, body: Body, signal: AbortSignal): Promise<Received> {
  const { limiter, timeout = 30_000 } = call.options;
  await limiter?.acquire(signal);
  call.secret = await readCredential(call);
  call.attempts++;
  const came = await withDeadline(timeout, signal, (ended) => exchange(call, request, body, ended));
  if (!came) throw createFailure(call, TimeoutError, `no complete response in ${timeout} ms`);
  return interpret(call, ...came);
}

async function exchange(call: CallState, { method, url, headers }: Request, body: Body, signal: AbortSignal) {
  const { fetch: send = fetch, fetchOptions } = call.options;
  const authorization = `${call.api.credential.scheme} ${call.secret}`;
  const response = await send(url, {
    ...fetchOptions,
    method,
    headers: { accept: 'application/json', authorization, ...call.headers, ...Object.fromEntries(headers) },
    body,
    // A redirect is no response of these APIs, and following it would repeat the request elsewhere.
    redirect: 'manual',
    signal,
  });
  return [response, await readBody(call, response)] as const;
}

async function readCredential(call: CallState): Promise<string> {
  const { api, credential } = call;
  try {
    return checkCredential(api, typeof credential === 'function' ? await credential() : credential);
  } catch (cause) {
    throw createFailure(call, AuthenticationError, `no ${api.credential.name}`, { cause });
  }
}

/** Throws a ValidationError that says what is wrong with a credential that cannot be sent. */
function checkCredential({ credential: { name } }: Api, credential: unknown): string {
  if (typeof credential === 'string' && /^[!-~]+$/.test(credential)) return credential;
  throw new ValidationError(`${name} is missing or not visible ASCII`, { operationId: name, attempts: 0 });
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
