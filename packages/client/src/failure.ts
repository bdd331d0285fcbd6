import type { AnyTrustlineError, ErrorFacts, TrustlineErrorClass } from './error.ts';
import type { Api, Operation } from './operation.ts';
import type { ClientOptions, Credential } from './options.ts';
import { createPattern, mentions } from './redact.ts';

/** One call under way. */
export interface CallState {
  readonly api: Api;
  readonly credential: Credential;
  readonly operationId: string;
  readonly operation: Operation;
  readonly options: ClientOptions;
  /** What is sent where the request has no such headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The HTTP method in capitals. */
  readonly method: string;
  /** The address without a credential; known once the request was built. */
  url?: string;
  /** How many requests were sent. */
  attempts: number;
  /** The credential of the last attempt, which no error may show. */
  secret?: string;
}

/** Hides the credential of a call in words that came from elsewhere; ours are left whole. */
export function hide({ secret }: CallState, text: string): string {
  return secret ? text.replace(createPattern(secret), '***') : text;
}

/** Creates the error of a call; its message ends with the cause, if there is one. */
export function createFailure(
  call: CallState,
  ErrorClass: TrustlineErrorClass,
  message: string,
  { cause, ...facts }: Partial<ErrorFacts> = {},
): AnyTrustlineError {
  const { operationId, method, url, attempts, secret } = call;
  const known = { operationId, method, url, attempts, ...facts };
  // A cause is shown together with its error.
  const shown = secret && mentions(cause, createPattern(secret)) ? {} : { cause };
  const reason = cause === undefined ? '' : `: ${hide(call, `${cause}`)}`;
  return new ErrorClass(`${operationId}: ${message}${reason}`, { ...known, ...shown });
}
