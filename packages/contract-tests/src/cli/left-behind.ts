import type { ApiName } from '@trustline/specs';
import { suiteOf } from '../apis/registry.ts';
import { levels, listAllowed, optionOf, type Permissions } from '../engine/level.ts';

/** Says what a run will leave behind in the accounts, option by option; nothing for one that only reads. */
export function describeLeftBehind(apis: readonly ApiName[], permissions: Permissions): string {
  const allowed = listAllowed(permissions);
  const lines = levels
    .filter((level) => allowed.has(level))
    .flatMap((level) =>
      apis.flatMap((api) => suiteOf(api).leaves[level].map((what) => `  ${optionOf(level)}, ${api}: ${what}\n`)),
    );
  return lines.length === 0 ? '' : `The run will leave behind:\n${lines.join('')}`;
}
