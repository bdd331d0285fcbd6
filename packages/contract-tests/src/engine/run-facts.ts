import type { RecordedExchange } from '../transport/recorder.ts';
import type { ShownFinding } from './charge.ts';
import type { CredentialBudget, Exchange } from './result.ts';
import type { Outcome } from './verdict.ts';

/** What is wrong with each response on its own; one that was asked for again counts for nothing. */
export function listFound(entries: readonly RecordedExchange[]): ShownFinding[] {
  return entries
    .filter(({ repeated }) => !repeated)
    .flatMap((entry) => entry.findings.map((finding) => ({ finding, entry })));
}

/** The responses that checks could not go on from, each once. */
export function listUnexpected(
  outcomes: Iterable<Outcome>,
  entries: readonly RecordedExchange[],
  isGranted: (permission: string) => boolean,
): ShownFinding[] {
  const observations = [...outcomes].flatMap(({ record }) => record.unexpected);
  const counted = observations.filter(({ lacks }) => lacks === undefined || isGranted(lacks));
  const byExchange = new Map(counted.map(({ exchange, finding }) => [exchange, finding]));
  return [...byExchange].map(([exchange, finding]) => ({ finding, entry: entries[exchange] }));
}

/** The requests that each credential sent, and how many it may send. */
export function countRequests(
  exchanges: readonly Exchange[],
  limit: (credential: string) => number | null,
): CredentialBudget[] {
  const credentials = [...new Set(exchanges.map(({ credential }) => credential))];
  return credentials.map((credential) => ({
    credential,
    requests: exchanges.filter((exchange) => exchange.credential === credential).length,
    limit: limit(credential.replace('$', '')),
  }));
}
