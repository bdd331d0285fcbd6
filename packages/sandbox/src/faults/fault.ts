import type { Finding } from '@trustline/openapi-validator';
import type { ApiName } from '@trustline/specs';
import type {
  NavixyContext,
  ErrorResponse as NavixyErrorResponse,
  Outcome as NavixyOutcome,
} from '../apis/navixy/operation.ts';
import type {
  TrustCallerContext,
  ErrorResponse as TrustCallerErrorResponse,
  Outcome as TrustCallerOutcome,
} from '../apis/trustcaller/operation.ts';
import type { SandboxRequest, SandboxResponse } from '../http/message.ts';
import type { Bearer } from '../store/api-keys.ts';
import type { NavixyUser } from '../store/navixy-users.ts';

/** What a fault breaks, for sorting the catalogue and scoring tests by kind. */
export const faultClasses = [
  'status',
  'content-type',
  'header',
  'body-syntax',
  'type',
  'missing-field',
  'format',
  'bounds',
  'leak',
  'order',
  'paging',
  'window',
  'counter',
  'write',
  'partition',
  'isolation',
  'credential',
  'rate-limit',
  'transport',
  'time-zone',
  'network',
] as const;

/** What a fault breaks. */
export type FaultClass = (typeof faultClasses)[number];

/** One call as the handler of its operation gets it. */
export interface Call<Context> {
  readonly input: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
  readonly context: Context;
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

/** The places where a fault of the Navixy API can take hold. */
export type NavixyHooks = Hooks<NavixyContext, NavixyOutcome, NavixyUser | NavixyErrorResponse>;

/** The places where a fault of the TrustCaller API can take hold. */
export type TrustCallerHooks = Hooks<TrustCallerContext, TrustCallerOutcome, Bearer | TrustCallerErrorResponse>;

/** What every fault says about itself. */
export interface FaultFacts {
  /** Operation and deviation, e.g. `list-chat-messages.wrong-order`. */
  readonly id: string;
  readonly api: ApiName;
  readonly operationIds: readonly string[];
  readonly class: FaultClass;
  /** What goes wrong, as one sentence. */
  readonly description: string;
  /** Set when no response breaks the contract, so that only a client can suffer from it. */
  readonly forClientsOnly?: true;
}

/** A fault that can be switched on; each time it is, it starts with hooks of its own. */
export type Fault = FaultFacts &
  (
    | { readonly api: 'navixy'; readonly hooks: () => NavixyHooks }
    | { readonly api: 'trustcaller'; readonly hooks: () => TrustCallerHooks }
  );
