import type { Check, CheckContext } from '../../engine/check.ts';
import { type Level, optionOf } from '../../engine/level.ts';
import type { ApiResponse } from '../../engine/session/response.ts';
import { listUnknownIds, unknownId } from '../../engine/unknown-ids.ts';
import type { NavixyApi, OperationName, Parameters, Sending } from './api.ts';
import { codeOf, permissionCode } from './responses.ts';

/** How a promise is verified on trackers that do not exist. */
export type OnUnknownIds = NonNullable<Check<NavixyApi>['onUnknownIds']>;

/** The codes of an operation that the user has no right to: the page names the right, not the code. */
const deniedCodes: readonly unknown[] = [11, permissionCode];

/** Calls an operation that the credential may have no right to, which says nothing about what it is asked. */
export async function callUnknown(
  context: CheckContext,
  api: NavixyApi,
  name: OperationName,
  parameters: Parameters,
  sending?: Sending,
): Promise<ApiResponse> {
  const response = await api.call(name, parameters, sending);
  if (deniedCodes.includes(codeOf(response))) context.skip(`the credential has no right to ${name}`);
  return response;
}

/** An operation that names trackers, and the code by which it rejects one that does not exist. */
export interface UnknownTracker {
  readonly name: OperationName;
  readonly level: Level;
  readonly code: number;
  /** The parameters that name this many trackers that do not exist. */
  readonly target: (count: number) => Parameters;
}

/** One tracker that does not exist. */
export const oneUnknown: UnknownTracker['target'] = () => ({ tracker_id: unknownId });

/** A list of trackers that do not exist. */
export const unknownBatch: UnknownTracker['target'] = (count) => ({ trackers: listUnknownIds(count) });

/**
 * Verifies that wrong parameters are rejected, on trackers that do not exist. Which error wins is not documented: where
 * it is that about the tracker, nobody knows whether the parameters were looked at.
 */
export function rejectsOnUnknown(
  { name, level, code, target }: UnknownTracker,
  wrong: (api: NavixyApi) => readonly Parameters[],
  expectation: (context: CheckContext, response: ApiResponse) => void,
  count: (api: NavixyApi) => number = () => 1,
): OnUnknownIds {
  return async (context, api) => {
    for (const parameters of wrong(api)) {
      const response = await callUnknown(context, api, name, { ...target(count(api)), ...parameters });
      if (codeOf(response) === code) context.skip(`needs ${optionOf(level)}`);
      expectation(context, response);
    }
  };
}

/**
 * Verifies that what is just within a limit is accepted, on trackers that do not exist: it is rejected for its tracker,
 * and what is beyond the limit is not.
 */
export function acceptsOnUnknown(
  { name, level, code, target }: UnknownTracker,
  parametersOf: (api: NavixyApi) => { readonly within: readonly Parameters[]; readonly beyond: readonly Parameters[] },
  expectation: (context: CheckContext, beyond: ApiResponse) => void = () => undefined,
): OnUnknownIds {
  return async (context, api) => {
    const { within, beyond } = parametersOf(api);
    const call = (parameters: Parameters) => callUnknown(context, api, name, { ...target(1), ...parameters });
    for (const parameters of beyond) {
      const response = await call(parameters);
      if (codeOf(response) === code) context.skip(`needs ${optionOf(level)}`);
      expectation(context, response);
    }
    for (const parameters of within) {
      const response = await call(parameters);
      context.assert(codeOf(response) === code, response, {
        message: `${name} rejected what is within its limits with code ${codeOf(response)} instead of code ${code} for an unknown tracker.`,
        pointer: '/status/code',
        value: codeOf(response),
        basis: 'inferred',
      });
    }
  };
}
