import type { ApiName } from '@trustline/specs';
import type { SandboxRequest, SandboxResponse } from '../http/message.ts';
import type { Breaks, Fault, FaultClass } from './fault.ts';

/** What a fault says about itself and where it takes hold; one that several places share has no id yet. */
export interface FaultEntry<Hooks> {
  readonly class: FaultClass;
  readonly description: string;
  readonly operationIds?: readonly string[];
  readonly breaks: Breaks;
  /** Hooks, or a function that makes them when the fault has to remember something while it is on. */
  readonly hooks: Hooks | (() => Hooks);
}

/** A fault that changes nothing but the finished response, which every API may have. */
export type ResponseEntry = FaultEntry<{
  readonly response: (response: SandboxResponse, request: SandboxRequest) => SandboxResponse;
}>;

/** Build faults of each class that break the contract: what a page states, or what follows from it. */
export const fault = buildersOf('contract');

/** Build faults of each class that break what only a sample shows or we infer. */
export const deviation = buildersOf('deviation');

/** Build faults of each class that break no rule, so that only a client can suffer from them. */
export const clientFault = buildersOf('client');

/** Builds the function that defines faults of one API; their ids are written whole, so that they can be found. */
export function defineFaults<Hooks>(api: ApiName) {
  return (operationIds: readonly string[], entries: Readonly<Record<string, FaultEntry<Hooks>>>) =>
    Object.entries(entries).map(
      ([id, { hooks, ...entry }]): Fault<Hooks> => ({
        id,
        api,
        ...entry,
        operationIds: entry.operationIds ?? operationIds,
        ...(entry.breaks === 'client' ? { forClientsOnly: true } : {}),
        hooks: isMaker(hooks) ? hooks : () => hooks,
      }),
    );
}

/** Gives shared faults the ids they have in one place; each id ends with the name that the fault is shared by. */
export function withIds<Shared>(
  shared: Readonly<Record<string, Shared>>,
  ids: readonly string[],
): Record<string, Shared> {
  return Object.fromEntries(
    ids.map((id) => {
      const entry = shared[id.slice(id.indexOf('.') + 1)];
      if (entry === undefined) throw new Error(`No shared fault is called ${id}.`);
      return [id, entry];
    }),
  );
}

function buildersOf(breaks: Breaks) {
  const builder =
    (faultClass: FaultClass) =>
    <Hooks>(
      description: string,
      hooks: Hooks | (() => Hooks),
      operationIds?: readonly string[],
    ): FaultEntry<Hooks> => ({
      class: faultClass,
      description,
      breaks,
      hooks,
      ...(operationIds === undefined ? {} : { operationIds }),
    });
  return {
    status: builder('status'),
    contentType: builder('content-type'),
    header: builder('header'),
    bodySyntax: builder('body-syntax'),
    type: builder('type'),
    missingField: builder('missing-field'),
    format: builder('format'),
    bounds: builder('bounds'),
    leak: builder('leak'),
    order: builder('order'),
    paging: builder('paging'),
    window: builder('window'),
    counter: builder('counter'),
    write: builder('write'),
    partition: builder('partition'),
    isolation: builder('isolation'),
    credential: builder('credential'),
    rateLimit: builder('rate-limit'),
    transport: builder('transport'),
    timeZone: builder('time-zone'),
    network: builder('network'),
  };
}

function isMaker<Hooks>(hooks: Hooks | (() => Hooks)): hooks is () => Hooks {
  return typeof hooks === 'function';
}
