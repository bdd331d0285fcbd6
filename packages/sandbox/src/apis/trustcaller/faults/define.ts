import type { Hooks } from '../../../api/vendor.ts';
import { defineFaults, type FaultEntry } from '../../../faults/define.ts';
import type { ErrorResponse, Outcome, TrustCallerContext } from '../operation.ts';
import type { Bearer } from '../store/api-keys.ts';

/** The places where a fault of the TrustCaller API can take hold. */
export type TrustCallerHooks = Hooks<TrustCallerContext, Outcome, Bearer | ErrorResponse>;

/** A fault that several operations of the TrustCaller API share. */
export type TrustCallerEntry = FaultEntry<TrustCallerHooks>;

/** Defines faults of the TrustCaller API. */
export const trustCallerFaults = defineFaults<TrustCallerHooks>('trustcaller');
