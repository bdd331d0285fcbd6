import type { Profile } from '@trustline/sandbox';

/** A Navixy account; all but the address and the first credential is optional. */
export type NavixyProfile = Profile['navixy'];
