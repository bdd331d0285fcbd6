import type { Fault } from './fault.ts';

/** Every fault, in the order in which it is listed. */
export const faults: readonly Fault[] = [];
