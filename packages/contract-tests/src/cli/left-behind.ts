import type { ApiName } from '@trustline/specs';
import { navixySuite } from '../apis/navixy/suite.ts';
import { trustCallerSuite } from '../apis/trustcaller/suite.ts';
import { levels, listAllowed, optionOf, type Permissions } from '../engine/level.ts';

const suites = { navixy: navixySuite, trustcaller: trustCallerSuite };

/** Says what a run will leave behind in the accounts, option by option; nothing for one that only reads. */
export function describeLeftBehind(apis: readonly ApiName[], permissions: Permissions): string {
  const allowed = listAllowed(permissions);
  const lines = levels
    .filter((level) => allowed.has(level))
    .flatMap((level) =>
      apis.flatMap((api) => suites[api].leaves[level].map((what) => `  ${optionOf(level)}, ${api}: ${what}\n`)),
    );
  return lines.length === 0 ? '' : `The run will leave behind:\n${lines.join('')}`;
}
