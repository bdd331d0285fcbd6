import type { ApiName } from '@trustline/specs';
import type { Check } from './check.ts';
import { type Level, optionOf } from './level.ts';
import type { Target } from './result.ts';

/** What decides whether a check can run at all. */
export interface SkipContext {
  readonly api: ApiName;
  readonly target: Target;
  readonly allows: (level: Level) => boolean;
  /** Whether the profile has a key below the API's. */
  readonly has: (key: string) => boolean;
  /** Whether the profile itself names a key, so that the run has not found it. */
  readonly names: (key: string) => boolean;
}

/** Says why a check cannot run, or `null` when it can. */
export function skipReasonOf<Api>(check: Check<Api>, { api, target, allows, has, names }: SkipContext): string | null {
  if (target === 'mock' && check.worksOnMock !== true) return 'a mock does not remember';
  const missing = (check.needs ?? []).filter((key) => !(check.named?.includes(key) ? names : has)(key));
  const needed = missing.map((key) => `${api}.${key}`);
  if (check.level !== undefined && !allows(check.level)) needed.push(optionOf(check.level));
  return needed.length === 0 ? null : `needs ${needed.join(' and ')}`;
}
