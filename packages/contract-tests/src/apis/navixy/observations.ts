import type { Check } from '../../engine/check.ts';
import type { Traffic } from '../../engine/passive/traffic.ts';
import { chatObservations } from './chat-observations.ts';
import { countObservations } from './count-observations.ts';
import { envelopeObservations, requestObservations } from './envelope-observations.ts';
import { sentObservations } from './sent-observations.ts';
import { trustedNumberObservations } from './trusted-number-observations.ts';

/** Every observation of the Navixy API. */
export const navixyObservations: readonly Check<Traffic>[] = [
  ...envelopeObservations,
  ...requestObservations,
  ...trustedNumberObservations,
  ...countObservations,
  ...chatObservations,
  ...sentObservations,
];
