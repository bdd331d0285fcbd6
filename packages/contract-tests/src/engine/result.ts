import type { Basis, Source } from '@trustline/openapi';
import type { ApiName } from '@trustline/specs';
import type { JudgedAcceptance } from './acceptance.ts';
import type { Discovered } from './discovery.ts';
import type { Level } from './level.ts';

/**
 * What a run found out about one promise: `violated` when something the vendor states or implies does not hold,
 * `deviates` when only a sample or we say what does not hold.
 */
export type Verdict = 'kept' | 'violated' | 'deviates' | 'not-verified';

/**
 * What a run was pointed at: `server` is any address taken from a profile file, `traffic` what others have sent to one.
 */
export type Target = 'mock' | 'sandbox' | 'server' | 'traffic';

/**
 * Everything one run found out. Every text in it is already masked: each credential is replaced by its `$NAME`.
 * All lists are in the order things happened; all times are UTC.
 */
export interface RunResult {
  /** The version of this format. */
  readonly format: 3;
  readonly tool: { readonly name: 'trustline-contract'; readonly version: string };
  /** ISO 8601, UTC. @format date-time */
  readonly startedAt: string;
  /** Wall-clock time of the whole run. */
  readonly milliseconds: number;
  /** The worst verdict of all promises and responses. */
  readonly verdict: RunVerdict;
  readonly apis: readonly ApiResult[];
}

/** The verdict of a whole run. */
export type RunVerdict = Exclude<Verdict, 'not-verified'>;

/** What a run found out about one API. */
export interface ApiResult {
  readonly api: ApiName;
  /** The document's title, e.g. `Acme API`. */
  readonly title: string;
  readonly target: Target;
  readonly baseUrl: string;
  /** What the run was allowed to do to the account beside reading; everything to a sandbox of its own and to a mock. */
  readonly allowed: readonly Level[];
  /** What the profile does not name and the run has found by reading. */
  readonly discovered: readonly Discovered[];
  /** ISO 8601, UTC. @format date-time */
  readonly startedAt: string;
  readonly milliseconds: number;
  /** One entry per promise of the document, in document order. */
  readonly promises: readonly PromiseResult[];
  /** One entry per operation with a response that is not as documented, where that belongs to no promise. */
  readonly responses: readonly ResponseResult[];
  readonly exchanges: readonly Exchange[];
  /** Requests by credential, with the most a run may send where there is such a limit. */
  readonly budget: readonly CredentialBudget[];
  /** What was put back after the run, and what could not be. */
  readonly restorations: readonly Restoration[];
  /** What the profile accepts for a while, and what became of it. */
  readonly accepted: readonly JudgedAcceptance[];
  /** Why the run was over before all its checks were, e.g. its time limit; otherwise `null`. */
  readonly endedBecause: string | null;
}

/** What a run found out about one promise. */
export interface PromiseResult {
  /** E.g. `calls.most-recent-first`. */
  readonly id: string;
  /** The promise as one sentence. */
  readonly statement: string;
  readonly basis: Basis;
  /** The vendor's page and heading, and the page's address. */
  readonly source: Source & {
    /** @format uri */
    readonly url: string;
  };
  /** `null` for a promise of the whole API. */
  readonly operationId: string | null;
  /** The first tag of the operation; the document's title for a promise of the whole API. */
  readonly tag: string;
  readonly verdict: Verdict;
  /** Why it was not verified, e.g. `needs acme.numbers.live`; otherwise `null`. */
  readonly reason: string | null;
  /** How many observations of the promise were made; 0 is never `kept`. */
  readonly ran: number;
  readonly milliseconds: number;
  /** What shows that it does not hold. */
  readonly findings: readonly Finding[];
  /** `index` of each exchange the check looked at, its own and those it shares with checks before it. */
  readonly exchanges: readonly number[];
}

/** What is wrong with the responses of one operation, whatever was asked for. */
export interface ResponseResult {
  /** `null` for a request that the document knows no operation for. */
  readonly operationId: string | null;
  /** `kept` when they only hold what the document does not mention. */
  readonly verdict: RunVerdict;
  readonly findings: readonly Finding[];
}

/**
 * One thing that is wrong by what the vendor states or implies (`violation`), by a sample or by us only (`deviation`), or
 * that the document does not mention (`undocumented`, never a failure).
 */
export interface Finding {
  readonly kind: 'violation' | 'deviation' | 'undocumented';
  /** What was broken: `promise`, `secret`, `no-response`, `status`, `content-type`, `header`, `json`, a JSON Schema keyword… */
  readonly rule: string;
  /** E.g. `response body` or `response header Retry-After`. */
  readonly place: string;
  /** JSON pointer into that place; empty for the whole. @pattern ^(/.*)?$ */
  readonly pointer: string;
  /** The offending value as JSON text, shortened when long; `null` where there is none. */
  readonly value: string | null;
  /** One sentence: what was wrong. */
  readonly message: string;
  readonly operationId: string | null;
  /** `index` of the exchange that shows it; `null` when it takes none or several. */
  readonly exchange: number | null;
  /** A command that repeats the request, with each secret as `$NAME`; `null` without an exchange. */
  readonly curl: string | null;
}

/** One request and its response, as sent and received but for the masked credentials. */
export interface Exchange {
  /** Position in the API's `exchanges`. */
  readonly index: number;
  /** Id of the promise whose check made it; `null` for one made while opening or restoring. */
  readonly promise: string | null;
  /** `null` when the document knows no such operation. */
  readonly operationId: string | null;
  /** The credential's `$NAME`, or `none`. */
  readonly credential: string;
  /** Whether the operation changes something. */
  readonly writes: boolean;
  /** ISO 8601, UTC. @format date-time */
  readonly startedAt: string;
  readonly milliseconds: number;
  readonly request: RecordedRequest;
  /** `null` when no response came; `failure` then says why. */
  readonly response: RecordedResponse | null;
  readonly failure: string | null;
  /** Whether it failed once and was sent again, so that it counts for nothing. */
  readonly repeated: boolean;
}

/** A request as recorded. */
export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | null;
}

/** A response as recorded. */
export interface RecordedResponse {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** The length of the whole body when `body` is only a part of it; its lists are shorter then. */
  readonly cutFrom?: number;
}

/** How many requests one credential sent. */
export interface CredentialBudget {
  /** The credential's `$NAME`, or `none`. */
  readonly credential: string;
  readonly requests: number;
  /** The most a run sends with it; `null` for no limit. */
  readonly limit: number | null;
}

/** One thing a run changed and put back, e.g. a trusted list. */
export interface Restoration {
  /** What is put back, e.g. `the trusted numbers of tracker 17`. */
  readonly description: string;
  readonly restored: boolean;
  /** Why it could not be put back; otherwise `null`. */
  readonly reason: string | null;
}
