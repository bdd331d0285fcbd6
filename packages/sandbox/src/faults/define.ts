import type { ApiName } from '@trustline/specs';
import type { SandboxRequest, SandboxResponse } from '../http/message.ts';
import type { Breaks, Fault, FaultClass } from './fault.ts';

/** What a fault says about itself and where it takes hold; one that several places share has no id yet. */
export interface FaultEntry<Hooks> {
  readonly class: FaultClass;
  readonly description: string;
  readonly operationIds?: readonly string[];
  /** Default: `contract`. */
  readonly breaks?: Breaks;
  /** Hooks, or a function that makes them when the fault has to remember something while it is on. */
  readonly hooks: Hooks | (() => Hooks);
}

/** A fault that changes nothing but the finished response, which every API may have. */
export type ResponseEntry = FaultEntry<{
  readonly response: (response: SandboxResponse, request: SandboxRequest) => SandboxResponse;
}>;

/** Builds the function that defines faults of one API; their ids are written whole, so that they can be found. */
export function defineFaults<Hooks>(api: ApiName) {
  return (operationIds: readonly string[], entries: readonly (FaultEntry<Hooks> & { readonly id: string })[]) =>
    entries.map(
      ({ id, hooks, description, breaks = 'contract', ...entry }): Fault<Hooks> => ({
        id,
        api,
        operationIds: entry.operationIds ?? operationIds,
        class: entry.class,
        description,
        breaks,
        ...(breaks === 'client' ? { forClientsOnly: true } : {}),
        hooks: isMaker(hooks) ? hooks : () => hooks,
      }),
    );
}

/** Gives shared faults the ids they have in one place; each id ends with the name that the fault is shared by. */
export function withIds<Shared>(
  shared: Readonly<Record<string, Shared>>,
  ids: readonly string[],
): (Shared & { readonly id: string })[] {
  return ids.map((id) => {
    const entry = shared[id.slice(id.indexOf('.') + 1)];
    if (entry === undefined) throw new Error(`No shared fault is called ${id}.`);
    return { ...entry, id };
  });
}

function isMaker<Hooks>(hooks: Hooks | (() => Hooks)): hooks is () => Hooks {
  return typeof hooks === 'function';
}
