import type { Check, CheckContext } from '../../engine/check.ts';
import type { TrustCallerApi } from './api.ts';
import { type KeyLife, liveWithKeys } from './key-life.ts';

type Look = (context: CheckContext, life: KeyLife, api: TrustCallerApi) => void;

/** A check that looks at the life of the run's keys. */
export function keyCheck(promise: string, look: Look): Check<TrustCallerApi> {
  return { promise, level: 'writes', run: async (context, api) => look(context, await liveWithKeys(api), api) };
}

/** A check that looks at the life of the run's keys or, where none may be created, at what reading shows. */
export function readableKeyCheck(
  promise: string,
  look: Look,
  read: (context: CheckContext, api: TrustCallerApi) => Promise<void>,
): Check<TrustCallerApi> {
  const run: Check<TrustCallerApi>['run'] = async (context, api) =>
    api.session.allows('writes') ? look(context, await liveWithKeys(api), api) : read(context, api);
  return { promise, uses: 'writes', run };
}
