import type { Trial } from '../../api/trial.ts';
import type { Store } from '../data.ts';
import { demoTrackers } from './demo.ts';
import { demoCredentials } from './demo-credentials.ts';

/** A Navixy account; all but the address and the first credential is optional. */
export interface NavixyProfile {
  /** Address up to and including the version, e.g. `https://api.eu.navixy.com/v2`. */
  readonly baseUrl: string;
  /** Session hash or API key of the account. */
  readonly hash: string;
  /** A sub-user of the same account without the right `tracker_update`. */
  readonly readOnlyHash?: string;
  /** An account none of whose trackers has a tariff with chat. */
  readonly noChatHash?: string;
  /** IANA name of the account's time zone, e.g. `Europe/Berlin`. */
  readonly timeZone?: string;
  readonly trackers?: {
    /** Two or more trackers that can chat. */
    readonly active?: readonly number[];
    readonly blocked?: number;
    readonly chatUnsupported?: number;
    readonly chatNotInTariff?: number;
    /** A tracker of another account. */
    readonly foreign?: number;
  };
}

/** Describes the demo account that a store holds. */
export function describeAccount(store: Store, baseUrl: string): NavixyProfile {
  const { full, readOnly, noChat } = demoCredentials;
  const { noChat: _noChat, ...trackers } = demoTrackers;
  const timeZone = store.users.ofAccount(1)?.timeZone;
  return {
    baseUrl,
    hash: full,
    readOnlyHash: readOnly,
    noChatHash: noChat,
    ...(timeZone === undefined ? {} : { timeZone }),
    trackers,
  };
}

/** What a person needs to try it: the credentials by what they are for, and a command. */
export function describeTrial({ baseUrl, hash, readOnlyHash, noChatHash }: NavixyProfile): Trial {
  return {
    credentials: [
      ['Navixy hash', hash],
      ['  read-only user', readOnlyHash],
      ['  account without chat', noChatHash],
    ],
    command: `curl -s '${baseUrl}/tracker/chat/unread/count' -H 'Authorization: NVX ${hash}' -X POST`,
  };
}
