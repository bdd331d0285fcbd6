import type { Exchange, Finding, PromiseResult } from '../engine/result.ts';
import type { ApiSummary } from './summary.ts';

/** Findings that say the same of several places, e.g. of each item of a list, told once. */
export interface FindingGroup {
  readonly api: ApiSummary;
  /** The first of them. */
  readonly finding: Finding;
  /** The promise that it was charged to first; `null` for one that is the operation's own. */
  readonly promise: PromiseResult | null;
  /** What shows the first of them; `null` when it takes no exchange or several. */
  readonly exchange: Exchange | null;
  readonly times: number;
  /** Every promise that it was charged to. */
  readonly promises: readonly PromiseResult[];
}

/** Groups the findings of one kind by rule and place, item numbers aside, in the order they were first met. */
export function groupFindings(apis: readonly ApiSummary[], kind: Finding['kind']): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const api of apis) {
    const own = api.result.responses.map(({ findings }) => ({ promise: null, findings }));
    for (const { promise, findings } of [
      ...api.result.promises.map((each) => ({ promise: each, findings: each.findings })),
      ...own,
    ]) {
      for (const finding of findings.filter((each) => each.kind === kind)) {
        const key = keyOf(api, promise, finding);
        groups.set(key, addTo(groups.get(key), api, promise, finding));
      }
    }
  }
  return [...groups.values()];
}

/** Replaces the item numbers of a JSON pointer by `*`. */
export function withoutNumbers(pointer: string): string {
  return pointer.replace(/\/\d+(?=\/|$)/g, '/*');
}

function keyOf(api: ApiSummary, promise: PromiseResult | null, finding: Finding): string {
  const { rule, place, pointer, operationId, message } = finding;
  // A broken promise is told by its own sentence; what every exchange is checked for is told once per operation.
  const own = rule === 'promise' ? [promise?.id, message] : [];
  return JSON.stringify([api.result.api, rule, place, withoutNumbers(pointer), operationId, ...own]);
}

function addTo(
  group: FindingGroup | undefined,
  api: ApiSummary,
  promise: PromiseResult | null,
  finding: Finding,
): FindingGroup {
  if (group === undefined) {
    const exchange = finding.exchange === null ? null : (api.result.exchanges[finding.exchange] ?? null);
    return { api, finding, promise, exchange, times: 1, promises: promise === null ? [] : [promise] };
  }
  const promises = promise === null || group.promises.includes(promise) ? group.promises : [...group.promises, promise];
  return { ...group, times: group.times + 1, promises };
}
