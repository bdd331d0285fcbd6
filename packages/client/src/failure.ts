import {
  AbortedError,
  AuthenticationError,
  ConnectionError,
  type ErrorFacts,
  type ErrorKind,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  TariffError,
  TimeoutError,
  type TrustlineError,
  UnreadableAnswerError,
  ValidationError,
} from './error.ts';
import type { Api, Operation } from './operation.ts';
import type { ApiRequest, CallOptions, ClientOptions } from './options.ts';

/** One call under way. */
export interface CallState {
  readonly api: Api;
  readonly operationId: string;
  readonly operation: Operation;
  /** The secret, which no error may show. */
  readonly credential: string;
  /** The client's settings, with those of the call put over them. */
  readonly settings: ClientOptions;
  /** The headers of the client and those of the call. */
  readonly headers: readonly CallOptions['headers'][];
  /** Set once the input was found good. */
  request?: ApiRequest;
  /** How many requests were sent. */
  attempts: number;
}

const classes: Readonly<Record<ErrorKind, new (message: string, facts: ErrorFacts) => TrustlineError>> = {
  connection: ConnectionError,
  timeout: TimeoutError,
  aborted: AbortedError,
  unreadable: UnreadableAnswerError,
  authentication: AuthenticationError,
  permission: PermissionError,
  'not-found': NotFoundError,
  validation: ValidationError,
  'rate-limit': RateLimitError,
  tariff: TariffError,
  server: ServerError,
};

/** Creates the error of a call; `detail` says what is wrong. */
export function createFailure(
  { operationId, operation, credential, request, attempts }: CallState,
  kind: ErrorKind,
  detail: string,
  facts: Partial<ErrorFacts> = {},
): TrustlineError {
  const redact = (text: string) => text.replaceAll(credential, '[redacted]');
  const { cause } = facts;
  // A cause is shown together with its error, so it must keep the secret as well.
  const shows = cause instanceof Error && `${cause.stack}`.includes(credential);
  return new classes[kind](redact(`${operationId}: ${detail}`), {
    operationId,
    method: operation.method,
    url: request?.url,
    attempts,
    ...facts,
    ...(shows && { cause: new Error(redact(cause.message)) }),
  });
}
