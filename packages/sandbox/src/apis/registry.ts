import type { ApiName } from '@trustline/specs';
import { type Simulation, simulate } from '../api/simulate.ts';
import { navixy } from './navixy/api.ts';
import { trustcaller } from './trustcaller/api.ts';

/** The vendors that the sandbox simulates, one line each; an API of the documents that is not here returns 501. */
export const vendors: Readonly<Partial<Record<ApiName, Simulation>>> = {
  navixy: simulate('navixy', navixy),
  trustcaller: simulate('trustcaller', trustcaller),
};
