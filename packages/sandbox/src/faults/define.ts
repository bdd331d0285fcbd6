import type { ApiName } from '@trustline/specs';
import type { Fault, FaultClass, NavixyHooks, TrustCallerHooks } from './fault.ts';

/** A fault of an operation before it has its full id: what it says about itself and where it takes hold. */
interface Entry<Hooks> {
  readonly name: string;
  readonly class: FaultClass;
  readonly description: string;
  readonly operationIds?: readonly string[];
  readonly forClientsOnly?: true;
  /** Hooks, or a function that makes them when the fault has to remember something while it is on. */
  readonly hooks: Hooks | (() => Hooks);
}

/** A fault that changes nothing but the finished response, which every API may have. */
export type ResponseEntry = Entry<Pick<NavixyHooks & TrustCallerHooks, 'response'>>;

/** Defines faults of the Navixy API whose ids start with a prefix. */
export function navixyFaults(
  prefix: string,
  operationIds: readonly string[],
  entries: readonly Entry<NavixyHooks>[],
): Fault[] {
  return entries.map((entry) => ({ ...facts('navixy', prefix, operationIds, entry), hooks: making(entry.hooks) }));
}

/** Defines faults of the TrustCaller API whose ids start with a prefix. */
export function trustCallerFaults(
  prefix: string,
  operationIds: readonly string[],
  entries: readonly Entry<TrustCallerHooks>[],
): Fault[] {
  return entries.map((entry) => ({ ...facts('trustcaller', prefix, operationIds, entry), hooks: making(entry.hooks) }));
}

/** The POST form of an operation and its GET form. */
export function bothForms(operationId: string): string[] {
  return [operationId, `${operationId}ViaGet`];
}

function facts<Api extends ApiName, Hooks>(
  api: Api,
  prefix: string,
  operationIds: readonly string[],
  entry: Entry<Hooks>,
) {
  const { name, description, forClientsOnly } = entry;
  return {
    id: `${prefix}.${name}`,
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
