import type { RecordedExchange } from '../transport/recorder.ts';
import type { PromiseCase } from './promise-case.ts';
import type { PromiseResult } from './result.ts';
import type { SecretMask } from './secrets/mask.ts';
import { toFinding } from './serialize.ts';
import type { Outcome } from './verdict.ts';

/** So many findings of one kind about one place of one operation are told; the rest says nothing new. */
const findingsPerPlace = 3;

/**
 * Sums up what is known about a promise: what its check saw, and what was wrong with the exchanges made for it.
 * Without an outcome nobody has asked for it, or it has no check.
 */
export function writePromise(
  { promise, tag }: PromiseCase,
  outcome: Outcome | undefined,
  entries: readonly RecordedExchange[],
  secrets: SecretMask,
): PromiseResult {
  const own = entries.filter((entry) => entry.promise === promise.id);
  const seen = (outcome?.record.violations ?? []).map(({ exchange, finding }) =>
    toFinding(finding, entries[exchange], secrets),
  );
  const passive = withoutRepetition(own).map(({ entry, finding }) => toFinding(finding, entry, secrets));
  const findings = [...seen, ...passive];
  const violated = findings.some(({ kind }) => kind === 'violation');
  const reason = outcome ? outcome.reason : 'it was omitted of this run';
  const exchanges = new Set([...own.map(({ index }) => index), ...(outcome?.record.exchanges ?? [])]);
  return {
    ...promise,
    tag,
    verdict: violated ? 'violated' : reason === null ? 'kept' : 'not-verified',
    reason: violated ? null : reason,
    ran: outcome?.record.ran() ?? 0,
    milliseconds: outcome?.milliseconds ?? 0,
    findings,
    exchanges: [...exchanges].toSorted((left, right) => left - right),
  };
}

interface Located {
  readonly entry: RecordedExchange;
  readonly finding: RecordedExchange['findings'][number];
}

function withoutRepetition(entries: readonly RecordedExchange[]): Located[] {
  const told = new Map<string, number>();
  const all = entries.flatMap((entry) => entry.findings.map((finding) => ({ entry, finding })));
  return all.filter(({ entry, finding: { kind, rule, place, pointer } }) => {
    const operationId = entry.operation?.operationId;
    const key = [kind, operationId, rule, place, pointer.replace(/\/\d+(?=\/|$)/g, '/*')].join(' ');
    const times = (told.get(key) ?? 0) + 1;
    told.set(key, times);
    return times <= (kind === 'undocumented' ? 1 : findingsPerPlace);
  });
}
