import type { ErrorFacts, TrustlineError, TrustlineErrorClass } from './error.ts';
import type { Api } from './operation.ts';
import type { ApiRequest, ClientOptions } from './options.ts';
import { type Check, isObject } from './shape.ts';

/** One call under way. */
export interface CallState {
  readonly api: Api;
  readonly operationId: string;
  readonly method: string;
  /** The path below the base URL, e.g. `/calls/{id}`. */
  readonly path: string;
  /** The only status of success. */
  readonly success: number;
  readonly checkInput: Check;
  readonly checkOutput: Check;
  /** The secret, which no error may show. */
  readonly credential: string;
  /** The client's settings, with those of the call put over them. */
  readonly settings: ClientOptions;
  /** The headers of the client, with those of the call put over them. */
  readonly headers: Headers;
  /** Set once the input was found good. */
  request?: ApiRequest;
  /** How many requests were sent. */
  attempts: number;
}

/** Creates the error of a call; `detail` says what is wrong. */
export function createFailure(
  { operationId, method, credential, request, attempts }: CallState,
  errorClass: TrustlineErrorClass<string>,
  detail: string,
  { cause, ...facts }: Partial<ErrorFacts> = {},
): TrustlineError {
  return new errorClass(`${operationId}: ${detail}`.replaceAll(credential, '***'), {
    operationId,
    method,
    url: request?.url,
    attempts,
    ...facts,
    // A cause is shown together with its error, so one that holds the secret is left out.
    cause: isObject(cause) && String(cause.stack).includes(credential) ? undefined : cause,
  });
}
