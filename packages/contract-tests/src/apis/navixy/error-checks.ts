import type { Check } from '../../engine/check.ts';
import type { Level } from '../../engine/level.ts';
import { scenario } from '../../engine/session/scenario.ts';
import { unknownId } from '../../engine/unknown-ids.ts';
import type { NavixyApi, OperationName, Parameters } from './api.ts';
import { expectError, failsAlike } from './responses.ts';
import { callUnknown, type OnUnknownIds } from './unknown-tracker.ts';

/** How an operation rejects trackers it cannot be used for. */
export interface TrackerErrorChecks {
  readonly name: OperationName;
  /** How the parameters travel, one after the other. Default: as a JSON body. A form is always tried, too. */
  readonly ways?: readonly ('json' | 'get')[];
  /** Default: it only reads. */
  readonly level?: Level;
  /** Whether the operation requires a tracker, so that it may be asked about one that does not exist. Default: true. */
  readonly mayBeUnknown?: boolean;
  /** The code of each promise, by its whole id, which ends with the kind of tracker that is rejected. */
  readonly codes: Readonly<Record<string, number>>;
  /** The parameters that name a tracker, in a list beside good ones where any is known. */
  readonly parametersFor: (tracker: number, good: readonly number[]) => Parameters;
}

const kinds = [
  { ending: 'unknown-tracker', kind: 'unknown', key: undefined },
  { ending: 'foreign-tracker', kind: 'foreign', key: 'foreign' },
  { ending: 'blocked-tracker', kind: 'blocked', key: 'blocked' },
  { ending: 'unsupported-device', kind: 'unsupported', key: 'chatUnsupported' },
  { ending: 'chat-not-in-tariff', kind: 'tariff', key: 'chatNotInTariff' },
] as const;

/** The checks that an operation rejects each kind of tracker as promised. */
export function trackerErrorChecks(errorResponses: TrackerErrorChecks): Check<NavixyApi>[] {
  const { name, ways = ['json'], level, mayBeUnknown = true, codes, parametersFor } = errorResponses;
  const calls = ([...ways, 'form'] as const).map((as) => {
    const call = (api: NavixyApi, tracker: number) =>
      api.call(name, parametersFor(tracker, api.settings.trackers?.active?.slice(0, 1) ?? []), { as });
    return { as, call, sendUnknown: scenario((api: NavixyApi) => call(api, unknownId)) };
  });
  return Object.entries(codes).map(([promise, code]) => {
    const found = kinds.find(({ ending }) => promise.endsWith(ending));
    if (found === undefined) throw new Error(`No kind of tracker is rejected by ${promise}.`);
    const { kind, key } = found;
    const needs = key === undefined ? [] : [`trackers.${key}`];
    const run: Check<NavixyApi>['run'] = async (context, api) => {
      const tracker = key === undefined ? undefined : api.settings.trackers?.[key];
      for (const { as, call, sendUnknown } of calls) {
        // What keeps accounts apart is tried in every form; a tracker's own state is the same in each.
        if (as === 'form' && kind !== 'unknown' && kind !== 'foreign') continue;
        const response = tracker === undefined ? await sendUnknown(api) : await call(api, tracker);
        expectError(context, api, response, code);
        if (kind === 'foreign') failsAlike(context, response, await sendUnknown(api));
      }
    };
    if (level === undefined) return { promise, needs, run };
    const onUnknownIds: OnUnknownIds = async (context, api) => {
      for (const as of [...ways, 'form'] as const) {
        expectError(context, api, await callUnknown(context, api, name, parametersFor(unknownId, []), { as }), code);
      }
    };
    // Where an operation can do without trackers, none may mean all: the guard lets nothing through there.
    return {
      promise,
      needs,
      run,
      level,
      rejected: true,
      ...(kind === 'unknown' && mayBeUnknown ? { onUnknownIds } : {}),
    };
  });
}
