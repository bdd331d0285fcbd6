import type { JournalEntry } from '../transport/recorder.ts';
import type { Subject } from './promise-case.ts';
import type { PromiseResult } from './result.ts';
import type { SecretMask } from './secrets/mask.ts';
import { writeFinding } from './serialize.ts';
import type { Outcome } from './verdict.ts';

/** So many findings of one kind about one place of one operation are told; the rest says nothing new. */
const findingsPerPlace = 3;

/**
 * Sums up what is known about a promise: what its check saw, and what was wrong with the exchanges made for it.
 * Without an outcome nobody has asked for it, or it has no check.
 */
export function writePromise(
  { promise, tag }: Subject,
  outcome: Outcome | undefined,
  entries: readonly JournalEntry[],
  secrets: SecretMask,
): PromiseResult {
  const own = entries.filter((entry) => entry.promise === promise.id);
  const seen = (outcome?.notebook.violations ?? []).map(({ exchange, deviation }) =>
    writeFinding(deviation, entries[exchange], secrets),
  );
  const passive = withoutRepetition(own).map(({ entry, deviation }) => writeFinding(deviation, entry, secrets));
  const findings = [...seen, ...passive];
  const violated = findings.some(({ kind }) => kind === 'violation');
  const reason = outcome ? outcome.reason : 'it was left out of this run';
  const exchanges = new Set([...own.map(({ index }) => index), ...(outcome?.notebook.exchanges ?? [])]);
  return {
    ...promise,
    tag,
    verdict: violated ? 'violated' : reason === null ? 'kept' : 'not-verified',
    reason: violated ? null : reason,
    ran: outcome?.notebook.ran() ?? 0,
    milliseconds: outcome?.milliseconds ?? 0,
    findings,
    exchanges: [...exchanges].toSorted((left, right) => left - right),
  };
}

interface Deviating {
  readonly entry: JournalEntry;
  readonly deviation: JournalEntry['deviations'][number];
}

function withoutRepetition(entries: readonly JournalEntry[]): Deviating[] {
  const told = new Map<string, number>();
  const all = entries.flatMap((entry) => entry.deviations.map((deviation) => ({ entry, deviation })));
  return all.filter(({ entry, deviation: { kind, rule, place, pointer } }) => {
    const operationId = entry.operation?.operationId;
    const key = [kind, operationId, rule, place, pointer.replace(/\/\d+(?=\/|$)/g, '/*')].join(' ');
    const times = (told.get(key) ?? 0) + 1;
    told.set(key, times);
    return times <= (kind === 'undocumented' ? 1 : findingsPerPlace);
  });
}
