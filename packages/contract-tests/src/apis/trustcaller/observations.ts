import type { Check } from '../../engine/check.ts';
import type { Traffic } from '../../engine/passive/traffic.ts';
import { callObservations } from './call-observations.ts';
import { keyObservations } from './key-observations.ts';
import { numberObservations } from './number-observations.ts';
import { pageObservations } from './paged-observations.ts';
import { statusObservations } from './status-observations.ts';
import { testNumberObservations } from './test-number-observations.ts';

/** Every observation of the TrustCaller API. */
export const trustCallerObservations: readonly Check<Traffic>[] = [
  ...statusObservations,
  ...pageObservations,
  ...numberObservations,
  ...testNumberObservations,
  ...callObservations,
  ...keyObservations,
];
