import { SandboxError } from '../error.ts';
import { faults } from './catalogue.ts';
import type { Fault, NavixyHooks, TrustCallerHooks } from './fault.ts';

/** Holds the one fault that is switched on, if any. */
export class FaultSwitch {
  #active: Fault | undefined;
  #navixy: NavixyHooks | undefined;
  #trustCaller: TrustCallerHooks | undefined;

  /** The id of the fault that is on, or null. */
  get active(): string | null {
    return this.#active?.id ?? null;
  }

  /** Switches a fault on instead of the present one; null switches it off. Throws a SandboxError for an unknown id. */
  turn(id: string | null): void {
    const fault = id === null ? undefined : faults.find((one) => one.id === id);
    if (id !== null && fault === undefined)
      throw new SandboxError(
        `There is no fault called "${id}"; a running sandbox lists them at /_sandbox/faults.`,
        'unknown',
      );
    this.#active = fault;
    this.#navixy = fault?.api === 'navixy' ? fault.hooks() : undefined;
    this.#trustCaller = fault?.api === 'trustcaller' ? fault.hooks() : undefined;
  }

  /** The hooks of the present fault for an operation of the Navixy API. */
  readonly navixyHooks = (operationId: string): NavixyHooks | undefined =>
    this.#active?.operationIds.includes(operationId) === true ? this.#navixy : undefined;

  /** The hooks of the present fault for an operation of the TrustCaller API. */
  readonly trustCallerHooks = (operationId: string): TrustCallerHooks | undefined =>
    this.#active?.operationIds.includes(operationId) === true ? this.#trustCaller : undefined;
}
