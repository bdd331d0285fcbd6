import type { WeakBasis } from '@trustline/openapi-validator';
import type { Level } from './level.ts';
import type { ApiResponse } from './session/response.ts';

/** One way to find out whether a promise is kept. `Api` is how the requests of one API are sent. */
export interface Check<Api> {
  /** Id of the promise; the check's title is the promise's sentence. */
  readonly promise: string;
  /** Profile keys below the API's, without which the check cannot run, e.g. `numbers.live`. */
  readonly needs?: readonly string[];
  /** Those of `needs` that the profile must name: a run would find them by the very behaviour that is verified. */
  readonly named?: readonly string[];
  /** What it does to the account beside reading. Default: nothing. */
  readonly level?: Level;
  /** What it does to the account where that is allowed; where it is not, it looks at what reading shows. */
  readonly uses?: Level;
  /**
   * Why a promise of the whole API is not looked at on every operation, e.g. `a quota belongs to a credential, not to an
   * operation`. It is printed with `--coverage`.
   */
  readonly notEverywhere?: string;
  /**
   * How it is verified where its level is not allowed or the profile lacks a key that it needs: by requests that name
   * only IDs which no record has. Default: not at all.
   */
  readonly onUnknownIds?: (context: CheckContext, api: Api) => Promise<void>;
  /** Whether everything it sends is to be rejected, so that no other check can tell. Default: false. */
  readonly rejected?: boolean;
  /** Whether a server keeps the promise that remembers nothing and returns the document's examples. */
  readonly worksOnMock?: boolean;
  /**
   * When it is run: `late` when it changes what others look at, `last` when it uses something up or looks back at the
   * whole run. Default: before those.
   */
  readonly phase?: 'late' | 'last';
  /** Makes its observations; one that made none in the end has not verified the promise. */
  readonly run: (context: CheckContext, api: Api) => Promise<void>;
}

/** Makes the check of a promise: its id alone, or with what else is known of it, and how it is run. */
export function check<Api>(facts: string | Omit<Check<Api>, 'run'>, run: Check<Api>['run']): Check<Api> {
  return { ...(typeof facts === 'string' ? { promise: facts } : facts), run };
}

/** What a check reports to. */
export interface CheckContext {
  /** One observation of the promise: when it does not hold, it is broken. */
  assert(truth: boolean, response: Seen, flaw: Flaw): void;
  /** One observation: the response has this status; `basis` when only a sample or we say so. */
  assertStatus(response: ApiResponse, status: number, basis?: WeakBasis): void;
  /**
   * What the check takes for granted: a response of this status (200 unless told otherwise). Another one ends the check
   * without a verdict and is charged to the operation, not to the promise.
   */
  requireStatus(response: ApiResponse, status?: number): ApiResponse;
  /** Ends the check without a verdict; `reason` completes "not verified: …". */
  skip(reason: string): never;
}

/** The exchange that an observation was made on. */
export type Seen = Pick<ApiResponse, 'exchange'> & Partial<Pick<ApiResponse, 'basis'>>;

/** How an observation that does not hold is reported. */
export interface Flaw {
  /** One sentence: what was wrong. */
  readonly message: string;
  /** JSON pointer into the response body; default: the whole. */
  readonly pointer?: string;
  readonly value?: unknown;
  /** E.g. `response header Retry-After`; default `response body`. */
  readonly place?: string;
  /** Where the expectation comes from, when it is less certain than the promise: it then deviates at most. */
  readonly basis?: WeakBasis;
}

/** The check cannot tell whether the promise is kept. */
export class NotVerifiedError extends Error {
  override readonly name = 'NotVerifiedError';
}
