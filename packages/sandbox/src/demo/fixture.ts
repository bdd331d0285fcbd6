/** A moment as ISO 8601 with an offset or `Z`. */
type Instant = string;

/** A chat message to remember. */
export interface MessageFixture {
  readonly submittedAt: Instant;
  readonly text: string;
  /** `INCOMING` comes from the device, `OUTGOING` goes to it. */
  readonly type: 'INCOMING' | 'OUTGOING';
  /** When an outgoing message was delivered; omitted while it is pending. */
  readonly deliveredAt?: Instant;
  /** Whether an incoming message still has to be read. Default: false. */
  readonly unread?: boolean;
  readonly employeeId?: number;
}

/** A tracker to remember. */
export interface TrackerFixture {
  readonly id: number;
  readonly blocked?: boolean;
  /** Whether the device can chat. Default: true. */
  readonly chatSupported?: boolean;
  /** Whether the tariff includes chat. Default: true. */
  readonly chatInTariff?: boolean;
  readonly trustedNumbers?: readonly string[];
}

/** A user of a Navixy account, with the sessions and API keys that stand for the user. */
export interface NavixyUserFixture {
  readonly id: number;
  /** Whether the user may change trackers. Default: true. */
  readonly trackerUpdate?: boolean;
  readonly credentials: readonly { readonly hash: string; readonly expiresAt?: Instant }[];
}

/** A Navixy account to remember. */
export interface NavixyAccountFixture {
  readonly id: number;
  /** IANA name, e.g. `Europe/Berlin`. */
  readonly timeZone: string;
  readonly deviceLimitExceeded?: boolean;
  readonly users: readonly NavixyUserFixture[];
  readonly trackers: readonly TrackerFixture[];
  /** The messages of the account's trackers, in the order in which they get their ids. */
  readonly messages: Iterable<MessageFixture & { readonly trackerId: number }>;
}

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

/** Everything a sandbox is to remember, in place of what it remembered before. */
export interface Fixture {
  readonly navixy: { readonly accounts: readonly NavixyAccountFixture[] };
  readonly trustcaller: {
    readonly accounts: readonly TrustCallerAccountFixture[];
    readonly testNumbers: readonly { readonly prefix: string; readonly testNumber: string }[];
  };
}
