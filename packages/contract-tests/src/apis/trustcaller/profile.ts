import type { Profile } from '@trustline/sandbox';

/** A TrustCaller account; all but the address and the first credential is optional. */
export type TrustCallerProfile = Profile['trustcaller'];
