import { demoTrackers } from './apis/navixy/demo.ts';
import { foreignNumber, ownNumber } from './apis/trustcaller/demo.ts';
import { demoCredentials } from './demo/credentials.ts';
import type { Store } from './store/store.ts';

/** What contract tests have to know about a provider: addresses, credentials, and things of each kind to try. */
export interface Profile {
  readonly navixy: {
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
  };
  readonly trustcaller: {
    readonly baseUrl: string;
    readonly token: string;
    readonly noAccessToken?: string;
    readonly noKeyManagementToken?: string;
    readonly expendableToken?: string;
    readonly numbers?: { readonly own?: string; readonly live?: string; readonly foreignLive?: string };
    readonly calls?: { readonly own?: number; readonly foreign?: number };
    readonly keys?: { readonly foreign?: number };
  };
}

const ownAccount = 1;
const otherAccount = 2;
// The key whose token the profile has too, so that it can be seen to go on working.
const foreignKey = 6;
const everyDay = { firstDay: -4_000_000, lastDay: 4_000_000 };

/** Describes a sandbox that holds its demo data, in the format the contract tests read. */
export function describeProfile(store: Store, navixyBaseUrl: string, trustCallerBaseUrl: string): Profile {
  const { navixy, trustcaller } = demoCredentials;
  const { noChat: _noChat, ...trackers } = demoTrackers;
  const numbers = store.numbers.count(ownAccount);
  const timeZone = store.users.ofAccount(ownAccount)?.timeZone;
  return {
    navixy: {
      baseUrl: navixyBaseUrl,
      hash: navixy.full,
      readOnlyHash: navixy.readOnly,
      noChatHash: navixy.noChat,
      ...(timeZone === undefined ? {} : { timeZone }),
      trackers,
    },
    trustcaller: {
      baseUrl: trustCallerBaseUrl,
      token: trustcaller.full,
      noAccessToken: trustcaller.noAccess,
      noKeyManagementToken: trustcaller.noKeyManagement,
      expendableToken: trustcaller.expendable,
      numbers: {
        ...(numbers > 1 ? { own: ownNumber(1) } : {}),
        ...(numbers > 0 ? { live: ownNumber(0) } : {}),
        foreignLive: foreignNumber(0),
      },
      calls: { ...latestCall(store, ownAccount, 'own'), ...latestCall(store, otherAccount, 'foreign') },
      keys: { foreign: foreignKey },
    },
  };
}

function latestCall(store: Store, accountId: number, key: 'own' | 'foreign'): { own?: number; foreign?: number } {
  const [call] = store.calls.page({ accountId, ...everyDay }, 1, 0).calls;
  return call === undefined ? {} : { [key]: call.id };
}
