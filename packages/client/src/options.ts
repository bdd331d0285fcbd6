import type { AnyTrustlineError } from './error.ts';
import type { Page, Paginated } from './pagination.ts';

/** What sends a request; the global `fetch` and every look-alike. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A credential, or what gives it: asked before each attempt, so that it can be renewed while calls go on. */
export type Credential = string | (() => string | Promise<string>);

/** A request as the hooks see it: everything but the credential, which is added when it is sent. */
export interface ApiRequest<Input = Readonly<Record<string, unknown>>> {
  /** The operation that was called, e.g. `listCalls`. */
  readonly operationId: string;
  /** The HTTP method, e.g. `GET`. */
  readonly method: string;
  /** The full address with its query. */
  readonly url: string;
  /** The headers, which a hook may change. */
  readonly headers: Headers;
  /** The text of the body; `undefined` when there is none or it is binary. */
  readonly body: string | undefined;
  /** What the caller passed in, with days as texts. */
  readonly input: Input;
}

/** A call that succeeded, as the hooks see it; `operationId` says of which form `data` is. */
export interface Exchange<Id extends string = string, Input = Readonly<Record<string, unknown>>, Data = unknown> {
  readonly operationId: Id;
  readonly request: ApiRequest<Input>;
  /** The response, whose body has been read. */
  readonly response: Response;
  readonly data: Data;
  /** How many requests were sent. */
  readonly attempts: number;
}

/** Any successful call of a client whose methods are `Methods`. */
export type ExchangeOf<Methods> = {
  [Id in keyof Methods & string]: Methods[Id] extends (input: infer Input, ...rest: never) => ApiCall<infer Data>
    ? Exchange<Id, NonNullable<Input>, Data>
    : never;
}[keyof Methods & string];

/** Options of `fetch` beside those that the client sets itself, such as `cache`, `dispatcher` or Next's `next`. */
export type FetchOptions = Omit<RequestInit, 'method' | 'headers' | 'body' | 'signal' | 'redirect'> & {
  readonly [option: string]: unknown;
};

/** What can be set for a client and, differently, for one call. `undefined` is the same as omitted. */
export interface CallOptions {
  /** Where the API is. Default: the first server of its document. */
  readonly baseUrl?: string | undefined;
  /** Headers to send besides those of the API; one of the same name replaces the API's. */
  readonly headers?: Headers | Readonly<Record<string, string>> | undefined;
  /** Ends the call, also while it waits to try again. */
  readonly signal?: AbortSignal | undefined;
  /** How long one attempt may take until its response is complete, in milliseconds. Default: 30,000. */
  readonly timeout?: number | undefined;
  /** How often a failed attempt is repeated. Default: 2. */
  readonly retries?: number | undefined;
  /**
   * Repeat also a call that could do its work twice, such as `sendChatMessage`, after an attempt whose fate is unknown.
   * Default: false.
   */
  readonly retryWrites?: boolean | undefined;
  /** The wait before the first repetition, in milliseconds; it doubles each time and varies by chance. Default: 500. */
  readonly retryDelay?: number | undefined;
  /** The longest wait before a repetition, in milliseconds; when the server asks for a longer one the call fails. Default: 60,000. */
  readonly maxRetryDelay?: number | undefined;
  /** How many bytes the body of a response may have once it is unpacked; a larger one fails the call. Default: 67,108,864. */
  readonly maxResponseSize?: number | undefined;
  /** Further options of `fetch`. */
  readonly fetchOptions?: FetchOptions | undefined;
}

/** What can be set for whatever sends requests, but not for one call. */
export interface SendOptions extends CallOptions {
  /** What sends the requests. Default: the global `fetch`, looked up at each attempt. */
  readonly fetch?: Fetch | undefined;
  /** Called before each repetition with what failed and the wait in milliseconds. */
  readonly onRetry?: ((error: AnyTrustlineError, delay: number) => void | Promise<void>) | undefined;
  /** Gets one line for each attempt, the operation or what went wrong; `console` will do. No line holds a credential. */
  readonly logger?: { debug(line: string): void } | undefined;
  /** Asked before each attempt; it resolves when the attempt may start. */
  readonly limiter?: Limiter | undefined;
  /** A number from 0 up to 1 for the variation of waits. Default: `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/** What can be set for a client only. A call fails with what one of its hooks throws. */
export interface ClientOptions<AnyExchange extends Exchange = Exchange> extends SendOptions {
  /** Called once for each call before its first attempt. */
  onRequest?(request: ApiRequest): void | Promise<void>;
  /** Called once for each call that succeeded. */
  onResponse?(exchange: AnyExchange): void | Promise<void>;
  /** Called once for each call that failed. */
  onError?(error: AnyTrustlineError): void | Promise<void>;
}

/** Keeps the rate of requests within a quota. */
export interface Limiter {
  /** Resolves when the next request may be sent; rejects with the signal's reason when that aborts first. */
  acquire(signal?: AbortSignal): Promise<void>;
}

/** The outcome of a call that does not throw. */
export type Result<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly error: AnyTrustlineError };

/** A call under way: a promise of its data, with two other ways to wait for it. */
export interface ApiCall<Data> extends Promise<Data> {
  /**
   * Resolves also when the call fails: with `{ ok: true, data }` or `{ ok: false, error }`. Only what a hook of yours throws
   * can be an error of another kind.
   */
  safe(): Promise<Result<Data>>;
  /** Resolves with the data and the response it came in, whose body has been read. */
  withResponse(): Promise<{ readonly data: Data; readonly response: Response }>;
}

/** A call that returns one page of a list; `for await` gives the items of this page and of all that follow. */
export type ListCall<Data extends Page> = ApiCall<Data> & Paginated<Data>;

/** The input of an operation that takes none. */
export type NoInput = Readonly<Record<string, never>>;
