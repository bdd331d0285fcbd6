import type { Trial } from '../../api/trial.ts';
import type { Store } from '../store.ts';
import { foreignNumber, ownNumber } from './demo.ts';
import { demoCredentials } from './demo-credentials.ts';

/** What contract tests have to know about the demo account. */
export interface TrustCallerProfile {
  readonly baseUrl: string;
  readonly token: string;
  readonly noAccessToken?: string;
  readonly noKeyManagementToken?: string;
  readonly expendableToken?: string;
  readonly numbers?: { readonly own?: string; readonly live?: string; readonly foreignLive?: string };
  readonly calls?: { readonly own?: number; readonly foreign?: number };
  readonly keys?: { readonly foreign?: number };
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
