import type { AnyTrustlineError, ErrorFacts, TrustlineErrorClass } from './error.ts';
import type { Api, Operation } from './operation.ts';
import type { ClientOptions, Credential } from './options.ts';
import { createPattern, mentions } from './redact.ts';
import { readRetryAfter } from './retry.ts';

/** A complete response. */
export interface Received {
  readonly response: Response;
  /** The body as it came. */
  readonly body: string | Blob;
  /** The body as it is meant: what its JSON says, else the same. */
  readonly data: unknown;
}

/** One call under way. */
export interface CallState {
  readonly api: Api;
  readonly credential: Credential;
  readonly operationId: string;
  readonly operation: Pick<Operation, 'effect' | 'reads'>;
  readonly options: ClientOptions;
  /** What is sent where the request has no such headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What was sent, without a credential; known once it was built. */
  request?: Request;
  attempts: number;
  /** The credential of the last attempt, which no error may show. */
  secret?: string;
  received?: Received | undefined;
}

/** Writes what came from elsewhere without the credential of a call; words of ours are left whole. */
export function write({ secret }: CallState, value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return secret ? text.replace(createPattern(secret), '***') : text;
}

/** Creates the error of a call with what its last response says; the message ends with the cause, if there is one. */
export function createFailure(
  call: CallState,
  ErrorClass: TrustlineErrorClass,
  problem: string,
  { cause, ...known }: Partial<ErrorFacts> = {},
): AnyTrustlineError {
  const { operationId, request: { method, url } = {}, attempts, secret, received: { response, data } = {} } = call;
  const { status, headers } = response ?? {};
  const origin = headers ? `: HTTP ${status}${known.code ? `, code ${known.code}` : ''}` : '';
  const reason = cause === undefined ? '' : `: ${write(call, `${cause}`)}`;
  return new ErrorClass(`${operationId}${origin}: ${problem}${reason}`, {
    ...known,
    ...{ operationId, method, url, attempts, status, headers },
    retryAfterMs: readRetryAfter(headers),
    body: data,
    // A cause is shown together with its error.
    cause: secret && mentions(cause, createPattern(secret)) ? undefined : cause,
  });
}
