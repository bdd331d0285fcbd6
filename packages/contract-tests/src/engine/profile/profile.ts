import type { ApiName } from '@trustline/specs';
import type { VendorProfiles } from '../../apis/profiles.ts';

/** A server to verify, with what the checks need to know about it. Ids are those of the account behind the credential. */
export type Profile = VendorProfiles & {
  readonly [api in Exclude<ApiName, keyof VendorProfiles>]?: PlainProfile;
};

/** The part about an API that no folder has checks of: its address, and the credential by the name its document gives it. */
export interface PlainProfile {
  readonly baseUrl: string;
  readonly [credential: string]: string;
}
