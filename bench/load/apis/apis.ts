import type { Profile } from '@trustline/sandbox';
import type { MeasuredApi } from './measured.ts';
import { measureNavixy } from './navixy.ts';
import { measureTrustCaller } from './trustcaller.ts';

/** What is measured of each API, in the accounts of a profile. */
export function listMeasured(profile: Profile): MeasuredApi[] {
  return [measureNavixy(profile), measureTrustCaller(profile)];
}
