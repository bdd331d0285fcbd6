import type { AnyTrustlineError, ErrorFacts, TrustlineErrorClass } from './error.ts';
import type { Api, Operation } from './operation.ts';
import { mentions, redact } from './redact.ts';
import type { ResolvedOptions } from './settings.ts';

/** One call under way. */
export interface CallState extends ResolvedOptions {
  readonly api: Api;
  readonly operationId: string;
  readonly operation: Operation;
  /** The address without a credential; known once the request was built. */
  url?: string;
  /** How many requests were sent. */
  attempts: number;
  /** The credential of the last attempt, which no error may show. */
  secret?: string;
}

/**
 * Creates the error of a call. `own` says in words of ours what is wrong, `others` in words that came from elsewhere and
 * may therefore hold the credential, as may the fields and the cause.
 */
export function createFailure(
  { operationId, operation, url, attempts, secret }: CallState,
  errorClass: TrustlineErrorClass,
  own: string,
  { cause, fields, ...facts }: Partial<ErrorFacts> = {},
  others = '',
): AnyTrustlineError {
  const hide = (text: string) => (secret ? redact(text, secret) : text);
  const hidden = Object.entries(fields ?? {}).map(([name, rules]) => [hide(name), rules.map(hide)]);
  const error = new errorClass(`${operationId}: ${own}${hide(others)}`, {
    operationId,
    method: operation.method.toUpperCase(),
    url,
    attempts,
    ...facts,
    fields: fields && Object.fromEntries(hidden),
    // A cause is shown together with its error.
    cause: secret && mentions(cause, secret) ? undefined : cause,
  });
  // An engine keeps ten frames; without this one, the caller's is among them.
  const capture: unknown = Reflect.get(Error, 'captureStackTrace');
  if (typeof capture === 'function') Reflect.apply(capture, Error, [error, createFailure]);
  return error;
}
