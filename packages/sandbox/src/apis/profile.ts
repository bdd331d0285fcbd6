import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import type { Trial } from '../api/trial.ts';
import { describeAccount as describeNavixy, type NavixyProfile, describeTrial as tryNavixy } from './navixy/profile.ts';
import type { Store } from './store.ts';
import {
  describeAccount as describeTrustCaller,
  type TrustCallerProfile,
  describeTrial as tryTrustCaller,
} from './trustcaller/profile.ts';

interface VendorProfiles {
  readonly navixy: NavixyProfile;
  readonly trustcaller: TrustCallerProfile;
}

/** What contract tests have to know about an API that is not simulated: its address and a credential. */
export interface PlainProfile {
  readonly baseUrl: string;
  readonly [credential: string]: string;
}

/** What contract tests have to know about a provider: addresses, credentials, and things of each kind to try. */
export type Profile = VendorProfiles & {
  readonly [api in Exclude<ApiName, keyof VendorProfiles>]?: PlainProfile;
};

/** Describes a sandbox that holds its demo data, in the format the contract tests read. */
export function describeProfile(store: Store, baseUrlOf: (api: ApiName) => string): Profile {
  const plain: Partial<Record<ApiName, PlainProfile>> = {};
  for (const api of apiNames) {
    const profileKey = loadDocument(api)['x-registry']?.credential.profileKey ?? 'credential';
    // An API that is not simulated takes any credential.
    plain[api] = { baseUrl: baseUrlOf(api), [profileKey]: `sandbox-demo-${api}` };
  }
  return {
    ...plain,
    navixy: describeNavixy(store, baseUrlOf('navixy')),
    trustcaller: describeTrustCaller(store, baseUrlOf('trustcaller')),
  };
}

/** What a person needs to try each vendor. */
export function listTrials({ navixy, trustcaller }: Profile): Trial[] {
  return [tryNavixy(navixy), tryTrustCaller(trustcaller)];
}
