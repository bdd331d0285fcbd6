import type { Contract, ContractOperation, Finding } from '@trustline/openapi-validator';
import type { Store } from '../apis/data.ts';
import type { SandboxClock } from '../clock.ts';
import type { Fault } from '../faults/fault.ts';
import type { RequestLimits } from '../http/limits.ts';
import type { SandboxRequest, SandboxResponse } from '../http/message.ts';
import type { RateLimitState } from '../http/rate-limiter.ts';
import type { ReadRequest } from '../request/read-request.ts';
import type { Variations } from '../variations.ts';

/** What the APIs of a sandbox share. */
export interface ApiParts {
  readonly contract: Contract;
  readonly store: Store;
  readonly clock: SandboxClock;
  /** Random bytes. */
  readonly random: (size: number) => Uint8Array;
  readonly variations: Variations;
  readonly limits: RequestLimits;
  /** Requests served in the window the document states; omitted, the documented number; 0 for no limit. */
  readonly rateLimit: number | undefined;
  /** Told about every error that nobody expected. */
  readonly onError: (error: unknown) => void;
}

/** Why a request is rejected, in whatever way a vendor does that. */
export interface Rejection {
  readonly rejected: number;
}

/** Says whether something rejects the request. */
export function isRejection(value: object): value is Rejection {
  return 'rejected' in value;
}

/** One call as the handler of its operation gets it. */
export interface Call<Context> {
  readonly input: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
  readonly context: Context;
}

/** What an operation does with the parameters and the body that were read. */
export interface Handler<Context, Outcome> {
  readonly run: (input: Readonly<Record<string, unknown>>, findings: readonly Finding[], context: Context) => Outcome;
}

/** A call that was let in. */
export interface Admitted<Caller> {
  readonly caller: Caller;
  readonly read: ReadRequest;
  readonly request: SandboxRequest;
  /** Whole seconds since 1970. */
  readonly now: number;
}

/** The ways in which one vendor differs from another: credential, error envelope, and what its operations get to see. */
export interface Conduct<Caller extends object, Context, Outcome extends object> {
  /** Who sends a request. The body is missing when a fault changed the request after it was read. */
  readonly identify: (request: SandboxRequest, body: unknown, now: number) => Caller | (Outcome & Rejection);
  /** What requests are counted by. */
  readonly keyOf: (caller: Caller) => string;
  /** Rejects a caller who lacks a permission. */
  readonly authorize?: (caller: Caller, operation: ContractOperation) => Outcome | undefined;
  /** Rejects a request that cannot be read at all, before anybody asks who sent it. */
  readonly rejectUnreadable?: (read: ReadRequest) => Outcome | undefined;
  /** Corrects what was read, in the way the variations ask for. */
  readonly adjust?: (operation: ContractOperation, read: ReadRequest) => ReadRequest;
  /** The parameters and the body as an operation takes them. */
  readonly inputOf: (operation: ContractOperation, read: ReadRequest) => Readonly<Record<string, unknown>>;
  readonly contextOf: (call: Admitted<Caller>) => Context;
  /** Notes that a call succeeded. */
  readonly succeeded?: (caller: Caller, now: number) => void;
  /** Turns what a call came to into a response. */
  readonly write: (outcome: Outcome) => SandboxResponse;
  /** Tells in a response how much of the rate limit is left. */
  readonly writeRateLimit?: (response: SandboxResponse, requests: number, state: RateLimitState) => SandboxResponse;
  readonly rejectOverLimit: (state: RateLimitState, now: number) => Outcome;
  readonly errors: Readonly<Record<'tooLarge' | 'unknownPath' | 'wrongMethod' | 'unexpected' | 'notStored', Outcome>>;
  /** Forgets what was kept between calls. */
  readonly forget?: () => void;
}

/** One vendor of the sandbox: the whole of its folder. */
export interface Vendor<Caller extends object, Context, Outcome extends object> {
  /** The operations that are simulated, by operationId; another one of the document returns 501. */
  readonly handlers: Readonly<Record<string, Handler<Context, Outcome>>>;
  /** The behaviour that can go wrong. */
  readonly faults: readonly Fault<Hooks<Context, Outcome, Caller | (Outcome & Rejection)>>[];
  readonly open: (parts: ApiParts) => Conduct<Caller, Context, Outcome>;
}

/** Replaces a step: it may change what goes in, what comes out, or leave the step out. */
export type Interceptor<In, Out> = (given: In, next: (given: In) => Out) => Out;

/** The places where a fault can take hold of a call. */
export interface Hooks<Context, Outcome, Caller> {
  /** Changes the request before anything of it is read. */
  readonly request?: (request: SandboxRequest) => SandboxRequest;
  /** Changes who the caller is taken for. */
  readonly authenticate?: Interceptor<SandboxRequest, Caller>;
  /** Changes what the operation does. */
  readonly run?: Interceptor<Call<Context>, Outcome>;
  /** Changes the finished response. */
  readonly response?: (response: SandboxResponse, request: SandboxRequest) => SandboxResponse;
}
