import type { Hooks } from '../../../api/vendor.ts';
import { defineFaults } from '../../../faults/define.ts';
import type { ErrorResponse, NavixyContext, Outcome } from '../operation.ts';
import type { NavixyUser } from '../store/users.ts';

/** The places where a fault of the Navixy API can take hold. */
export type NavixyHooks = Hooks<NavixyContext, Outcome, NavixyUser | ErrorResponse>;

/** Defines faults of the Navixy API. */
export const navixyFaults = defineFaults<NavixyHooks>('navixy');
