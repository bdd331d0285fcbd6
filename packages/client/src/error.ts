import type { NavixyErrorCode } from '../generated/navixy.ts';
import { isObject } from './shape.ts';

/** The names of the error classes, one for each kind of failure. */
export type ErrorName = AnyTrustlineError['name'];

/** What is known about a failed call. */
export interface ErrorFacts {
  /** The operation that was called, e.g. `listCalls`. */
  readonly operationId: string;
  /** The HTTP method, e.g. `GET`. */
  readonly method?: string | undefined;
  /** The address that was called; it never holds a credential. */
  readonly url?: string | undefined;
  /** How many requests were sent for this call; 0 when the input was refused before sending. */
  readonly attempts: number;
  /** The HTTP status of the last answer; left out when none came. */
  readonly status?: number | undefined;
  /** Navixy's application code, e.g. 201 for "not found"; left out when the answer had none. */
  readonly code?: NavixyErrorCode | undefined;
  /** What is wrong with each field or parameter, by its name. */
  readonly fields?: Readonly<Record<string, readonly string[]>> | undefined;
  /** How long the server asked to wait, in milliseconds; left out when it did not say. */
  readonly retryAfterMs?: number | undefined;
  /** The headers of the last answer. Not shown by `console.log` or JSON. */
  readonly headers?: Headers | undefined;
  /** The body of the last answer: the parsed JSON, or the text when it is none. Not shown by `console.log` or JSON. */
  readonly body?: unknown;
  /** What went wrong below, e.g. the error that `fetch` threw. */
  readonly cause?: unknown;
}

const brand = Symbol.for('@trustline/client');

/**
 * The root of every error of this package. Its message names the call and says what is wrong; no message, property
 * shown by `console.log`, or JSON form holds a credential.
 */
export abstract class TrustlineError extends Error implements ErrorFacts {
  declare readonly operationId: string;
  declare readonly method?: string;
  declare readonly url?: string;
  declare readonly attempts: number;
  declare readonly status?: number;
  declare readonly code?: NavixyErrorCode;
  declare readonly fields?: Readonly<Record<string, readonly string[]>>;
  declare readonly retryAfterMs?: number;
  declare readonly headers?: Headers;
  declare readonly body?: unknown;
  declare readonly cause?: unknown;

  constructor(message: string, { headers, body, cause, ...shown }: ErrorFacts) {
    super(message, { cause });
    // Own and enumerable, so that JSON has them.
    Object.assign(this, { name: this.name }, shown);
    // Answers may hold what must not be printed, such as a token just created.
    Object.defineProperties(this, {
      message: { enumerable: true },
      headers: { value: headers },
      body: { value: body },
    });
  }
}

/** One of the error classes. */
export type TrustlineErrorClass<Name extends string> = new (
  message: string,
  facts: ErrorFacts,
) => TrustlineError & { readonly name: Name };

/** Makes one of the error classes; each differs in its name only. */
function define<Name extends string>(name: Name): TrustlineErrorClass<Name> {
  class NamedError extends TrustlineError {
    declare readonly name: Name;
  }
  // On the prototype, so that a stack trace begins with it even where a minifier has shortened the name of the class.
  Object.assign(NamedError.prototype, { name, [brand]: true });
  return NamedError;
}

/** No answer came: the host was not found, refused the connection or broke it off. */
export const ConnectionError = define('ConnectionError');
export type ConnectionError = InstanceType<typeof ConnectionError>;

/** No complete answer came within the time allowed for one attempt. */
export const TimeoutError = define('TimeoutError');
export type TimeoutError = InstanceType<typeof TimeoutError>;

/** The caller's `AbortSignal` ended the call; `cause` is the signal's reason. */
export const AbortedError = define('AbortedError');
export type AbortedError = InstanceType<typeof AbortedError>;

/** The answer is not what the contract promises: HTML, cut-off JSON, an empty body, a missing or wrong field. */
export const UnreadableAnswerError = define('UnreadableAnswerError');
export type UnreadableAnswerError = InstanceType<typeof UnreadableAnswerError>;

/** The credential is missing, wrong, revoked or at its end (HTTP 401, Navixy codes 3 and 4). */
export const AuthenticationError = define('AuthenticationError');
export type AuthenticationError = InstanceType<typeof AuthenticationError>;

/** The credential is good but lacks the right, or the device is blocked (HTTP 403). */
export const PermissionError = define('PermissionError');
export type PermissionError = InstanceType<typeof PermissionError>;

/** What was asked for does not exist or belongs to someone else (HTTP 404, Navixy codes 201 and 217). */
export const NotFoundError = define('NotFoundError');
export type NotFoundError = InstanceType<typeof NotFoundError>;

/** The input breaks a rule: refused here before sending (`attempts` is 0), or by the server. `fields` says which rule. */
export const ValidationError = define('ValidationError');
export type ValidationError = InstanceType<typeof ValidationError>;

/** Too many requests (HTTP 429, Navixy code 15); `retryAfterMs` is the wait the server asked for. */
export const RateLimitError = define('RateLimitError');
export type RateLimitError = InstanceType<typeof RateLimitError>;

/** The tariff does not include the feature (HTTP 402, Navixy code 236). */
export const TariffError = define('TariffError');
export type TariffError = InstanceType<typeof TariffError>;

/** The server failed (HTTP 5xx, Navixy codes 1, 6, 8 and 14). */
export const ServerError = define('ServerError');
export type ServerError = InstanceType<typeof ServerError>;

/** Any error of this package, told apart by `name`. */
export type AnyTrustlineError =
  | ConnectionError
  | TimeoutError
  | AbortedError
  | UnreadableAnswerError
  | AuthenticationError
  | PermissionError
  | NotFoundError
  | ValidationError
  | RateLimitError
  | TariffError
  | ServerError;

/**
 * Tells whether a value is an error of this package, also when it comes from another copy of it, where `instanceof`
 * fails. What it lets through is told apart by `name`.
 */
export function isTrustlineError(value: unknown): value is AnyTrustlineError {
  return isObject(value) && brand in value;
}
