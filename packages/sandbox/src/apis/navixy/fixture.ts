import type { Instant } from '../../demo/instant.ts';

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
