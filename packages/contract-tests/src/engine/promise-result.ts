import type { Source } from '@trustline/openapi';
import type { RecordedExchange } from '../transport/recorder.ts';
import { isWeak, kindOf, type ShownFinding } from './charge.ts';
import { lackOf } from './check-context.ts';
import { verdictOfFindings } from './figures.ts';
import type { PromiseCase } from './promise-case.ts';
import type { PromiseResult, ResponseResult } from './result.ts';
import type { SecretMask } from './secrets/mask.ts';
import { toFinding } from './serialize.ts';
import type { Outcome } from './verdict.ts';

/** Why a promise that nobody asked for has no verdict, e.g. in a run of one shard. */
export const omitted = 'it was omitted from this run';

/** What is known about a promise besides its check's outcome. */
export interface PromiseEvidence {
  readonly entries: readonly RecordedExchange[];
  /** Whether the credential has been seen to have a permission. */
  readonly isGranted: (permission: string) => boolean;
  readonly source: Source & { readonly url: string };
  readonly secrets: SecretMask;
}

/** Sums up what a promise's check saw. Without an outcome nobody has asked for it, or it has no check. */
export function writePromise(
  { promise, tag }: PromiseCase,
  outcome: Outcome | undefined,
  { entries, isGranted, source, secrets }: PromiseEvidence,
): PromiseResult {
  const broken = outcome?.record.broken ?? [];
  const lacking = broken.find(({ lacks }) => lacks !== undefined && !isGranted(lacks))?.lacks;
  const seen = broken
    .filter(({ lacks }) => lacks === undefined || isGranted(lacks))
    .map(({ exchange, finding }): ShownFinding => ({ finding, entry: entries[exchange] }));
  // A promise that is not the vendor's may rest on a request that is not either: its failure is charged to the promise.
  const ownUnexpected = isWeak(promise.basis) ? (outcome?.record.unexpected ?? []) : [];
  const needed = ownUnexpected
    .filter(({ lacks }) => lacks === undefined)
    .map(({ exchange, finding }): ShownFinding => ({ finding, entry: entries[exchange] }));
  const findings = [...seen, ...needed].map(({ finding, entry }) =>
    toFinding(finding, kindOf(finding, promise.basis), entry, secrets),
  );
  const verdict = verdictOfFindings(findings);
  const reason = outcome === undefined ? omitted : (outcome.reason ?? reasonOf(lacking));
  const own = entries.filter((entry) => entry.promise === promise.id).map(({ index }) => index);
  const exchanges = new Set([...own, ...(outcome?.record.exchanges ?? [])]);
  return {
    ...promise,
    source,
    tag,
    verdict: verdict === 'kept' && reason !== null ? 'not-verified' : verdict,
    reason: verdict === 'kept' ? reason : null,
    ran: outcome?.record.ran() ?? 0,
    milliseconds: outcome?.milliseconds ?? 0,
    findings,
    exchanges: [...exchanges].toSorted((left, right) => left - right),
  };
}

/** Sums up what is wrong with the responses of one operation where that belongs to no promise. */
export function writeResponses(
  operationId: string | null,
  found: readonly ShownFinding[],
  secrets: SecretMask,
): ResponseResult {
  const findings = found.map(({ finding, entry }) => toFinding(finding, kindOf(finding), entry, secrets));
  return { operationId, verdict: verdictOfFindings(findings), findings };
}

function reasonOf(lacking: string | undefined): string | null {
  return lacking === undefined ? null : lackOf(lacking);
}
