import { vendors } from '../apis/registry.ts';
import type { FaultFacts } from './fault.ts';

/** Lists every fault that can be switched on, by API in the order of its catalogue. */
export function listFaults(): FaultFacts[] {
  return Object.values(vendors).flatMap(({ faults }) => faults);
}
