import type { StatusCode } from '@trustline/specs/navixy';
import { omitUndefined } from './settings.ts';

/** What is known about a failed call. */
export interface ErrorFacts {
  /** The operation that was called, e.g. `listCalls`; method and path where it is none. */
  readonly operationId: string;
  /** The HTTP method, e.g. `GET`; omitted when the input was rejected before sending. */
  readonly method?: string | undefined;
  /** The address that was called, omitted like the method; it never holds a credential. */
  readonly url?: string | undefined;
  /** How many requests were sent for this call; 0 when the input was rejected before sending. */
  readonly attempts: number;
  /** The HTTP status of the last response; omitted when none came. */
  readonly status?: number | undefined;
  /** Navixy's error code, e.g. 201 for "not found"; omitted when the response had none. */
  readonly code?: StatusCode | undefined;
  /** What is wrong with each field or parameter, by its name. */
  readonly fields?: Readonly<Record<string, readonly string[]>> | undefined;
  /** How long the server asked to wait, in milliseconds; omitted when it did not say. */
  readonly retryAfterMs?: number | undefined;
  /** The headers of the last response. Not shown by `console.log` or JSON. */
  readonly headers?: Headers | undefined;
  /** The body of the last response: the parsed JSON, or the text when it is none. Not shown by `console.log` or JSON. */
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
  declare readonly code?: StatusCode;
  declare readonly fields?: Readonly<Record<string, readonly string[]>>;
  declare readonly retryAfterMs?: number;
  declare readonly headers?: Headers;
  declare readonly body?: unknown;
  abstract override readonly name: string;

  constructor(message: string, { headers, body, cause, ...shown }: ErrorFacts) {
    super(message, omitUndefined({ cause }));
    // Only what is known, because everything here is printed with the error.
    Object.assign(this, omitUndefined(shown));
    // Not printed, because a response may hold what nobody should read, such as a token just created.
    Object.defineProperties(this, { headers: { value: headers }, body: { value: body } });
  }

  /** Known also to another copy of this package, where `instanceof` fails. */
  get [brand](): boolean {
    return true;
  }

  toJSON(): object {
    const { name, message } = this;
    return { ...this, name, message };
  }
}

/** No response came: the host was not found, refused the connection or broke it off. */
export class ConnectionError extends TrustlineError {
  override get name() {
    return 'ConnectionError' as const;
  }
}

/** No complete response came within the time allowed for one attempt. */
export class TimeoutError extends TrustlineError {
  override get name() {
    return 'TimeoutError' as const;
  }
}

/** The caller's `AbortSignal` ended the call; `cause` is the signal's reason. */
export class AbortedError extends TrustlineError {
  override get name() {
    return 'AbortedError' as const;
  }
}

/** The response is not what the contract promises: HTML, cut-off JSON, an empty body, a missing or wrong field. */
export class InvalidResponseError extends TrustlineError {
  override get name() {
    return 'InvalidResponseError' as const;
  }
}

/** The credential is missing, wrong, revoked or expired (HTTP 401, Navixy codes 3 and 4), or could not be had. */
export class AuthenticationError extends TrustlineError {
  override get name() {
    return 'AuthenticationError' as const;
  }
}

/** The credential is good but lacks the right, or the device is blocked (HTTP 403). */
export class PermissionError extends TrustlineError {
  override get name() {
    return 'PermissionError' as const;
  }
}

/** What was asked for does not exist or belongs to someone else (HTTP 404, Navixy codes 201 and 217). */
export class NotFoundError extends TrustlineError {
  override get name() {
    return 'NotFoundError' as const;
  }
}

/** The input breaks a rule: found before sending (`attempts` is 0), or by the server. `fields` says which rule. */
export class ValidationError extends TrustlineError {
  override get name() {
    return 'ValidationError' as const;
  }
}

/** Too many requests (HTTP 429, Navixy code 15); `retryAfterMs` is the wait the server asked for. */
export class RateLimitError extends TrustlineError {
  override get name() {
    return 'RateLimitError' as const;
  }
}

/** The tariff does not include the feature (HTTP 402, Navixy code 236). */
export class TariffError extends TrustlineError {
  override get name() {
    return 'TariffError' as const;
  }
}

/** The server failed (HTTP 5xx, Navixy codes 1, 6, 8 and 14). */
export class ServerError extends TrustlineError {
  override get name() {
    return 'ServerError' as const;
  }
}

/** Any error of this package, told apart by `name`. */
export type AnyTrustlineError =
  | ConnectionError
  | TimeoutError
  | AbortedError
  | InvalidResponseError
  | AuthenticationError
  | PermissionError
  | NotFoundError
  | ValidationError
  | RateLimitError
  | TariffError
  | ServerError;

/** The names of the error classes, one for each kind of failure. */
export type ErrorName = AnyTrustlineError['name'];

/** One of the error classes. */
export type TrustlineErrorClass = new (message: string, facts: ErrorFacts) => AnyTrustlineError;

/**
 * Tells whether a value is an error of this package, also when it comes from another copy of it, where `instanceof`
 * fails. What it lets through is told apart by `name`.
 */
export function isTrustlineError(value: unknown): value is AnyTrustlineError {
  return brand in Object(value);
}
