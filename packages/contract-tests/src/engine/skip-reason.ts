import type { ApiName } from '@trustline/specs';
import type { Check } from './check.ts';
import { type Level, optionOf } from './level.ts';
import type { Target } from './result.ts';

/** What decides whether a check can run at all. */
export interface SkipContext {
  readonly api: ApiName;
  readonly target: Target;
  readonly allows: (level: Level) => boolean;
  /** Whether changes may be asked for of IDs that no record has. */
  readonly usesUnknownIds: boolean;
  /** Whether the profile has a key below the API's. */
  readonly has: (key: string) => boolean;
  /** Whether the profile itself names a key, so that the run has not found it. */
  readonly names: (key: string) => boolean;
}

/** Says why a check cannot run, or `null` when it can. */
export function skipReasonOf<Api>(check: Check<Api>, context: SkipContext): string | null {
  if (context.target === 'mock' && check.worksOnMock !== true) return 'a mock does not remember';
  return isOnUnknownIds(check, context) ? null : lackOf(check, context);
}

/** Whether a check can only be run on IDs that no record has, and may be. */
export function isOnUnknownIds<Api>(check: Check<Api>, context: SkipContext): boolean {
  const isPossible = check.onUnknownIds !== undefined && context.usesUnknownIds && context.target !== 'mock';
  return isPossible && lackOf(check, context) !== null;
}

function lackOf<Api>(check: Check<Api>, { api, allows, has, names }: SkipContext): string | null {
  const missing = (check.needs ?? []).filter((key) => !(check.named?.includes(key) ? names : has)(key));
  const needed = missing.map((key) => `${api}.${key}`);
  if (check.level !== undefined && !allows(check.level)) needed.push(optionOf(check.level));
  return needed.length === 0 ? null : `needs ${needed.join(' and ')}`;
}
