import type { NavixyProfile } from './navixy/profile.ts';
import type { TrustCallerProfile } from './trustcaller/profile.ts';

/** The parts of a profile whose vendor has checks, one line each. */
export interface VendorProfiles {
  readonly navixy?: NavixyProfile;
  readonly trustcaller?: TrustCallerProfile;
}
