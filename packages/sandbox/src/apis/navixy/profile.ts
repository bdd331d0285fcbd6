import type { Trial } from '../../api/trial.ts';
import type { Store } from '../store.ts';
import { demoTrackers } from './demo.ts';
import { demoCredentials } from './demo-credentials.ts';

/** What contract tests have to know about the demo account. */
export interface NavixyProfile {
  readonly baseUrl: string;
  readonly hash: string;
  readonly readOnlyHash?: string;
  readonly noChatHash?: string;
  readonly timeZone?: string;
  readonly trackers?: {
    readonly active?: readonly number[];
    readonly blocked?: number;
    readonly chatUnsupported?: number;
    readonly chatNotInTariff?: number;
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
