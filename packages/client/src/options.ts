import type { TrustlineError } from './error.ts';

/** What sends a request; the global `fetch` and every look-alike. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A request as the hooks see it: everything but the credential, which is added when it is sent. */
export interface ApiRequest {
  /** The operation that was called, e.g. `listCalls`. */
  readonly operationId: string;
  /** The HTTP method, e.g. `GET`. */
  readonly method: string;
  /** The full address with its query. */
  readonly url: string;
  /** The headers, which a hook may change. */
  readonly headers: Headers;
  /** The JSON text of the body, if the operation has one. */
  readonly body: string | undefined;
  /** What the caller passed in, with days as texts. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** A call that succeeded, as the hooks see it. */
export interface Exchange {
  readonly request: ApiRequest;
  /** The response, whose body has been read. */
  readonly response: Response;
  /** The JSON body as `JSON.parse` returned it, after its shape was checked. */
  readonly data: ReturnType<typeof JSON.parse>;
  /** How many requests were sent. */
  readonly attempts: number;
}

/** What can be set for a client and, differently, for one call. `undefined` is the same as left out. */
export interface CallOptions {
  /** Where the API is, without a trailing slash. Default: the first server of the spec. */
  readonly baseUrl?: string | undefined;
  /** Headers to send besides those of the API; one of the same name replaces the API's. */
  readonly headers?: Headers | Readonly<Record<string, string>> | undefined;
  /** Ends the call, also while it waits to try again. */
  readonly signal?: AbortSignal | undefined;
  /** How long one attempt may take until its answer is complete, in milliseconds. Default: 30,000. */
  readonly timeout?: number | undefined;
  /** How often a failed attempt is repeated. Default: 2. */
  readonly retries?: number | undefined;
  /**
   * Repeat also a call whose repetition could do its work twice, such as `sendChatMessage`, after an attempt whose fate
   * is unknown. Default: false.
   */
  readonly retryWrites?: boolean | undefined;
  /** The wait before the first repetition, in milliseconds; it doubles each time and varies by chance. Default: 500. */
  readonly retryDelay?: number | undefined;
  /** The longest wait before a repetition, in milliseconds, even if the server asks for more. Default: 60,000. */
  readonly maxRetryDelay?: number | undefined;
}

/** What can be set for a client only. */
export interface ClientOptions extends CallOptions {
  /** What sends the requests. Default: the global `fetch`, looked up at each call. */
  readonly fetch?: Fetch | undefined;
  /** Called once for each call before its first attempt. */
  readonly onRequest?: ((request: ApiRequest) => void | Promise<void>) | undefined;
  /** Called once for each call that succeeded. The call fails with what it throws. */
  readonly onResponse?: ((exchange: Exchange) => void | Promise<void>) | undefined;
  /** Called before each repetition with what failed and the wait in milliseconds. */
  readonly onRetry?: ((error: TrustlineError, delay: number) => void | Promise<void>) | undefined;
  /** Called once for each call that failed. */
  readonly onError?: ((error: TrustlineError) => void | Promise<void>) | undefined;
  /** Gets one line for each attempt, the operation or what went wrong; `console` will do. No line holds a credential. */
  readonly logger?: { debug(line: string): void } | undefined;
  /** Asked before each attempt; it resolves when the attempt may start. */
  readonly limiter?: Limiter | undefined;
  /** A number from 0 up to 1 for the variation of waits. Default: `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/** Keeps the rate of requests within a quota. */
export interface Limiter {
  /** Resolves when the next request may be sent; rejects with the signal's reason when that aborts first. */
  acquire(signal?: AbortSignal): Promise<void>;
}

/** The outcome of a call that does not throw. */
export type Result<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly error: TrustlineError };

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

/** The input of an operation that takes none. */
export type NoInput = Readonly<Record<string, never>>;
