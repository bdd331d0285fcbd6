import type { PlainProfile } from '@trustline/sandbox';
import type { ApiName } from '@trustline/specs';
import type { VendorProfiles } from '../../apis/registry.ts';
import type { Acceptance } from '../acceptance.ts';

export type { PlainProfile };

/** A server to verify, with what the checks need to know about it. Ids are those of the account behind the credential. */
export type Profile = VendorProfiles &
  ProfileExtras & {
    readonly [api in Exclude<ApiName, keyof VendorProfiles>]?: PlainProfile;
  };

/** What a profile says about the way to its servers, and about what is known to be wrong with them. */
export interface ProfileExtras {
  /** Headers that are added to every request to an API, e.g. for a gateway. Their values are masked everywhere. */
  readonly headers?: Readonly<Partial<Record<ApiName, Readonly<Record<string, string>>>>>;
  /** Known faults that are to fail nobody's run for a while. */
  readonly accepted?: readonly Acceptance[];
}
