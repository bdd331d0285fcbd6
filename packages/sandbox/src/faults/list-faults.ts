import { faults } from './catalogue.ts';
import type { FaultFacts } from './fault.ts';

/** Lists every fault that can be switched on, in the order of the catalogue. */
export function listFaults(): FaultFacts[] {
  return faults.map(({ hooks: _hooks, ...facts }) => facts);
}
