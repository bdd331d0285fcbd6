import type { Instant } from '../../demo/instant.ts';

/** A call to remember. */
export interface CallFixture {
  /** The caller in digits; the last three are masked before it is stored. */
  readonly caller: string;
  readonly number: string;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** Post-dial delay in milliseconds. Default: 0. */
  readonly pdd?: number;
  readonly callUniqueId: string;
  readonly callAcceptable?: boolean;
  readonly shortCall?: boolean;
  readonly hangCause?: string;
}

/** A TrustCaller account to remember. */
export interface TrustCallerAccountFixture {
  readonly id: number;
  readonly apiAccess: boolean;
  readonly apiKeysManage: boolean;
  readonly keys: readonly {
    readonly id: number;
    readonly name: string;
    /** Starts with the id of the key and a vertical bar. */
    readonly token: string;
    readonly createdAt: Instant;
  }[];
  readonly numbers: Iterable<{
    readonly id: number;
    readonly number: string;
    readonly createdAt: Instant;
    readonly releasedAt?: Instant;
    readonly ivrId?: number;
  }>;
  readonly calls: Iterable<CallFixture>;
  readonly liveCalls?: readonly {
    readonly number: string;
    readonly caller: string;
    readonly startedAt: Instant;
    readonly answered: boolean;
  }[];
}
