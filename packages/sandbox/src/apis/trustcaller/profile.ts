import type { Trial } from '../../api/trial.ts';
import type { Store } from '../data.ts';
import { foreignNumber, ownNumber } from './demo.ts';
import { demoCredentials } from './demo-credentials.ts';

/** A TrustCaller account; all but the address and the first credential is optional. */
export interface TrustCallerProfile {
  /** Address up to and including the version, e.g. `https://trustcaller.net/api/v1`. */
  readonly baseUrl: string;
  /** API key with access and key management. */
  readonly token: string;
  /** A key of an account without `api_access`. */
  readonly noAccessToken?: string;
  /** A key of an account without `api_keys_manage`. */
  readonly noKeyManagementToken?: string;
  /** A key whose quota of requests may be used up. */
  readonly expendableToken?: string;
  readonly numbers?: {
    /** A number of the account without a live call. */
    readonly own?: string;
    /** A number of the account on which an answered call is live. */
    readonly live?: string;
    /** A number of another account on which an answered call is live. */
    readonly foreignLive?: string;
  };
  readonly calls?: {
    /** A call record of the account. */
    readonly own?: number;
    /** A call record of another account. */
    readonly foreign?: number;
  };
  readonly keys?: {
    /** An API key of another account. */
    readonly foreign?: number;
  };
}

const ownAccount = 1;
const otherAccount = 2;
// The key whose token the profile has too, so that it can be seen to go on working.
const foreignKey = 6;
const everyDay = { firstDay: -4_000_000, lastDay: 4_000_000 };

/** Describes the demo account that a store holds. */
export function describeAccount(store: Store, baseUrl: string): TrustCallerProfile {
  const numbers = store.numbers.count(ownAccount);
  return {
    baseUrl,
    token: demoCredentials.full,
    noAccessToken: demoCredentials.noAccess,
    noKeyManagementToken: demoCredentials.noKeyManagement,
    expendableToken: demoCredentials.expendable,
    numbers: {
      ...(numbers > 1 ? { own: ownNumber(1) } : {}),
      ...(numbers > 0 ? { live: ownNumber(0) } : {}),
      foreignLive: foreignNumber(0),
    },
    calls: { ...latestCall(store, ownAccount, 'own'), ...latestCall(store, otherAccount, 'foreign') },
    keys: { foreign: foreignKey },
  };
}

function latestCall(store: Store, accountId: number, key: 'own' | 'foreign'): { own?: number; foreign?: number } {
  const [call] = store.calls.page({ accountId, ...everyDay }, 1, 0).calls;
  return call === undefined ? {} : { [key]: call.id };
}

/** What a person needs to try it: the credentials by what they are for, and a command. */
export function describeTrial(profile: TrustCallerProfile): Trial {
  return {
    credentials: [
      ['TrustCaller token', profile.token],
      ['  to be used up', profile.expendableToken],
      ['  without api_access', profile.noAccessToken],
      ['  without key management', profile.noKeyManagementToken],
    ],
    command: `curl -s '${profile.baseUrl}/numbers?per_page=1' -H 'Accept: application/json' -H 'Authorization: Bearer ${profile.token}'`,
  };
}
