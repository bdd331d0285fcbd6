import type { ApiName } from '@trustline/specs';
import { suiteOf } from '../apis/registry.ts';
import { levels, listAllowed, optionOf, type Permissions } from '../engine/level.ts';

/** Says what a run will ask of the accounts and leave behind in them, option by option. */
export function describeLeftBehind(apis: readonly ApiName[], permissions: Permissions): string {
  const allowed = listAllowed(permissions);
  const lines = levels
    .filter((level) => allowed.has(level))
    .flatMap((level) =>
      apis.flatMap((api) => suiteOf(api).leaves[level].map((what) => `  ${optionOf(level)}, ${api}: ${what}\n`)),
    );
  if (lines.length > 0) return `The run will leave behind:\n${lines.join('')}`;
  if (allowed.size > 0) return '';
  return permissions.readsOnly === true ? onlyReads : readsAndUnknownIds;
}

const onlyReads = 'The run reads, and requests no changes.\n';

const readsAndUnknownIds = 'The run reads, and requests changes only for unknown IDs (--reads-only: none).\n';
