import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import type { Trial } from '../api/trial.ts';
import { describeAccount as describeNavixy, type NavixyProfile, describeTrial as tryNavixy } from './navixy/profile.ts';
import type { Store } from './store.ts';
import {
  describeAccount as describeTrustCaller,
  type TrustCallerProfile,
  describeTrial as tryTrustCaller,
} from './trustcaller/profile.ts';

/** What contract tests have to know about a provider: addresses, credentials, and things of each kind to try. */
export interface Profile {
  readonly navixy: NavixyProfile;
  readonly trustcaller: TrustCallerProfile;
}

/** Describes a sandbox that holds its demo data, in the format the contract tests read. */
export function describeProfile(store: Store, baseUrlOf: (api: ApiName) => string): Profile {
  const plain = apiNames.map((api) => {
    const profileKey = loadDocument(api)['x-registry']?.credential.profileKey ?? 'credential';
    return [api, { baseUrl: baseUrlOf(api), [profileKey]: `sandbox-demo-${api}` }] as const;
  });
  return {
    // An API that is not simulated takes any credential.
    ...Object.fromEntries(plain),
    navixy: describeNavixy(store, baseUrlOf('navixy')),
    trustcaller: describeTrustCaller(store, baseUrlOf('trustcaller')),
  };
}

/** What a person needs to try each vendor. */
export function listTrials({ navixy, trustcaller }: Profile): Trial[] {
  return [tryNavixy(navixy), tryTrustCaller(trustcaller)];
}
