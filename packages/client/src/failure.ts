import type { ErrorFacts, TrustlineError, TrustlineErrorClass } from './error.ts';
import type { Api, Operation } from './operation.ts';
import type { ApiRequest } from './options.ts';
import type { Layer } from './settings.ts';
import { isObject } from './shape.ts';

/** One call under way. */
export interface CallState extends Layer {
  readonly api: Api;
  readonly operationId: string;
  readonly operation: Operation;
  /** The secret, which no error may show. */
  readonly credential: string;
  /** Set once the input was found good. */
  request?: ApiRequest;
  /** How many requests were sent. */
  attempts: number;
}

/** Creates the error of a call; `detail` says what is wrong. */
export function createFailure(
  { operationId, operation, credential, request, attempts }: CallState,
  errorClass: TrustlineErrorClass<string>,
  detail: string,
  { cause, ...facts }: Partial<ErrorFacts> = {},
): TrustlineError {
  return new errorClass(`${operationId}: ${detail}`.replaceAll(credential, '***'), {
    operationId,
    method: operation[0],
    url: request?.url,
    attempts,
    ...facts,
    // A cause is shown together with its error, so one that holds the secret is left out.
    cause: isObject(cause) && String(cause.stack).includes(credential) ? undefined : cause,
  });
}
