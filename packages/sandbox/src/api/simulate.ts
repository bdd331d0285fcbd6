import type { FaultFacts } from '../faults/fault.ts';
import type { Api } from './api.ts';
import { createApi } from './create-api.ts';
import type { ApiParts, Vendor } from './vendor.ts';

/** A vendor of the registry, whatever its own types are. */
export interface Simulation {
  readonly faults: readonly FaultFacts[];
  readonly open: (parts: ApiParts) => Api;
}

/** Makes a vendor one of the registry. */
export function simulate<Caller extends object, Context, Outcome extends object>(
  name: string,
  vendor: Vendor<Caller, Context, Outcome>,
): Simulation {
  const faults = vendor.faults.map(({ hooks: _hooks, ...facts }) => facts);
  return { faults, open: (parts) => createApi(name, vendor, parts) };
}
