import type { ApiName } from '@trustline/specs';
import type { Fault, FaultClass, NavixyHooks, TrustCallerHooks } from './fault.ts';

/** What a fault says about itself and where it takes hold; one that several places share has no id yet. */
interface Entry<Hooks> {
  readonly class: FaultClass;
  readonly description: string;
  readonly operationIds?: readonly string[];
  readonly forClientsOnly?: true;
  /** Hooks, or a function that makes them when the fault has to remember something while it is on. */
  readonly hooks: Hooks | (() => Hooks);
}

/** A fault of the TrustCaller API that several operations share. */
export type TrustCallerEntry = Entry<TrustCallerHooks>;

/** A fault that changes nothing but the finished response, which every API may have. */
export type ResponseEntry = Entry<Pick<NavixyHooks & TrustCallerHooks, 'response'>>;

/** A fault of one place, whose id is written whole so that it can be found. */
type Named<Hooks> = Entry<Hooks> & { readonly id: string };

/** Defines faults of the Navixy API. */
export function navixyFaults(operationIds: readonly string[], entries: readonly Named<NavixyHooks>[]): Fault[] {
  return entries.map((entry) => ({ ...facts('navixy', operationIds, entry), hooks: making(entry.hooks) }));
}

/** Defines faults of the TrustCaller API. */
export function trustCallerFaults(
  operationIds: readonly string[],
  entries: readonly Named<TrustCallerHooks>[],
): Fault[] {
  return entries.map((entry) => ({ ...facts('trustcaller', operationIds, entry), hooks: making(entry.hooks) }));
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

/** The POST form of an operation and its GET form. */
export function bothForms(operationId: string): string[] {
  return [operationId, `${operationId}ViaGet`];
}

function facts<Api extends ApiName, Hooks>(api: Api, operationIds: readonly string[], entry: Named<Hooks>) {
  const { id, description, forClientsOnly } = entry;
  return {
    id,
    api,
    operationIds: entry.operationIds ?? operationIds,
    class: entry.class,
    description,
    ...(forClientsOnly === true ? { forClientsOnly } : {}),
  };
}

function making<Hooks>(hooks: Hooks | (() => Hooks)): () => Hooks {
  return isMaker(hooks) ? hooks : () => hooks;
}

function isMaker<Hooks>(hooks: Hooks | (() => Hooks)): hooks is () => Hooks {
  return typeof hooks === 'function';
}
