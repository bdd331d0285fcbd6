import type { Api } from '../api/api.ts';
import { SandboxError } from '../error.ts';

/** Holds the one fault that is switched on, if any. */
export class FaultSwitch {
  readonly #apis: readonly Api[];
  #active: string | null = null;

  constructor(apis: readonly Api[]) {
    this.#apis = apis;
  }

  /** The id of the fault that is on, or null. */
  get active(): string | null {
    return this.#active;
  }

  /** Switches a fault on instead of the present one; null switches it off. Throws a SandboxError for an unknown id. */
  turn(id: string | null): void {
    const found = this.#apis.filter((api) => api.switchFault(id));
    this.#active = found.length > 0 ? id : null;
    if (id === null || found.length > 0) return;
    throw new SandboxError(
      `There is no fault called "${id}"; a running sandbox lists them at /_sandbox/faults.`,
      'unknown',
    );
  }
}
