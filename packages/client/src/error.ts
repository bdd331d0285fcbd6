import type { NavixyErrorCode } from '../generated/navixy.ts';
import { isObject } from './shape.ts';

/** The names of the error classes, one for each kind of failure. */
export type ErrorName = keyof typeof classes;

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
  /** Which kind of failure it is. */
  declare readonly name: ErrorName;
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

/** No answer came: the host was not found, refused the connection or broke it off. */
export class ConnectionError extends TrustlineError {
  declare readonly name: 'ConnectionError';
}

/** No complete answer came within the time allowed for one attempt. */
export class TimeoutError extends TrustlineError {
  declare readonly name: 'TimeoutError';
}

/** The caller's `AbortSignal` ended the call; `cause` is the signal's reason. */
export class AbortedError extends TrustlineError {
  declare readonly name: 'AbortedError';
}

/** The answer is not what the contract promises: HTML, cut-off JSON, an empty body, a missing or wrong field. */
export class UnreadableAnswerError extends TrustlineError {
  declare readonly name: 'UnreadableAnswerError';
}

/** The credential is missing, wrong, revoked or at its end (HTTP 401, Navixy codes 3 and 4). */
export class AuthenticationError extends TrustlineError {
  declare readonly name: 'AuthenticationError';
}

/** The credential is good but lacks the right, or the device is blocked (HTTP 403). */
export class PermissionError extends TrustlineError {
  declare readonly name: 'PermissionError';
}

/** What was asked for does not exist or belongs to someone else (HTTP 404, Navixy codes 201 and 217). */
export class NotFoundError extends TrustlineError {
  declare readonly name: 'NotFoundError';
}

/** The input breaks a rule: refused here before sending (`attempts` is 0), or by the server. `fields` says which rule. */
export class ValidationError extends TrustlineError {
  declare readonly name: 'ValidationError';
}

/** Too many requests (HTTP 429, Navixy code 15); `retryAfterMs` is the wait the server asked for. */
export class RateLimitError extends TrustlineError {
  declare readonly name: 'RateLimitError';
}

/** The tariff does not include the feature (HTTP 402, Navixy code 236). */
export class TariffError extends TrustlineError {
  declare readonly name: 'TariffError';
}

/** The server failed (HTTP 5xx, Navixy codes 1, 6, 8 and 14). */
export class ServerError extends TrustlineError {
  declare readonly name: 'ServerError';
}

const classes = {
  ConnectionError,
  TimeoutError,
  AbortedError,
  UnreadableAnswerError,
  AuthenticationError,
  PermissionError,
  NotFoundError,
  ValidationError,
  RateLimitError,
  TariffError,
  ServerError,
};

// On the prototypes, so that a stack trace begins with the name even where a minifier has shortened that of the class.
for (const [name, { prototype }] of Object.entries(classes)) Object.assign(prototype, { name, [brand]: true });

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
