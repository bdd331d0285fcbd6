import { type ApiName, loadDocument } from '@trustline/specs';
import { createPlainSuite } from '../engine/plain-suite.ts';
import { type RegisteredSuite, register } from '../engine/registered-suite.ts';
import type { NavixyProfile } from './navixy/profile.ts';
import { navixySuite } from './navixy/suite.ts';
import type { TrustCallerProfile } from './trustcaller/profile.ts';
import { trustCallerSuite } from './trustcaller/suite.ts';

/** The parts of a profile whose vendor has checks, one line each. */
export interface VendorProfiles {
  readonly navixy?: NavixyProfile;
  readonly trustcaller?: TrustCallerProfile;
}

/** The vendors that have checks, one line each. */
const suites: Readonly<Partial<Record<ApiName, RegisteredSuite>>> = {
  navixy: register(navixySuite),
  trustcaller: register(trustCallerSuite),
};

/** How an API is verified; one that is not listed here has no checks, and its promises are not verified. */
export function suiteOf(api: ApiName): RegisteredSuite {
  return suites[api] ?? register(createPlainSuite(api, loadDocument(api)));
}
