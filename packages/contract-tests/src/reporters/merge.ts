import { SetupError } from '../engine/error.ts';
import type { ApiResult, CredentialBudget, Finding, PromiseResult, RunResult } from '../engine/result.ts';
import { otherShard } from '../engine/shard.ts';

/**
 * Puts the runs of all shards together into the run they are parts of.
 * Throws a SetupError when a shard is missing or given twice.
 */
export function mergeRuns(runs: readonly RunResult[]): RunResult {
  const [first] = runs;
  if (!first) throw new SetupError('There is nothing to merge.');
  const apis = first.apis.map(({ api }) =>
    mergeApis(runs.flatMap((run) => run.apis.filter((part) => part.api === api))),
  );
  return {
    ...first,
    startedAt: runs.map(({ startedAt }) => startedAt).sort()[0] ?? first.startedAt,
    milliseconds: Math.max(...runs.map(({ milliseconds }) => milliseconds)),
    verdict: runs.some(({ verdict }) => verdict === 'violated') ? 'violated' : 'kept',
    apis,
  };
}

function mergeApis(parts: readonly ApiResult[]): ApiResult {
  const [first] = parts;
  if (!first) throw new SetupError('There is nothing to merge.');
  const offsets = parts.map((_part, at) =>
    parts.slice(0, at).reduce((sum, { exchanges }) => sum + exchanges.length, 0),
  );
  return {
    ...first,
    startedAt: parts.map(({ startedAt }) => startedAt).sort()[0] ?? first.startedAt,
    milliseconds: Math.max(...parts.map(({ milliseconds }) => milliseconds)),
    promises: first.promises.map((_promise, position) => pickPromise(parts, position, offsets)),
    exchanges: parts.flatMap(({ exchanges }, at) =>
      exchanges.map((exchange) => ({ ...exchange, index: exchange.index + (offsets[at] ?? 0) })),
    ),
    budget: mergeBudgets(parts.flatMap(({ budget }) => budget)),
    restorations: parts.flatMap(({ restorations }) => restorations),
  };
}

function pickPromise(parts: readonly ApiResult[], position: number, offsets: readonly number[]): PromiseResult {
  const id = parts[0]?.promises[position]?.id ?? '';
  const found = parts.flatMap(({ promises }, at) => {
    const promise = promises[position];
    return promise && promise.reason !== otherShard ? [{ promise, offset: offsets[at] ?? 0 }] : [];
  });
  const [one, another] = found;
  if (!one) throw new SetupError(`${id} was verified by none of these runs; a shard is missing.`);
  if (another) throw new SetupError(`${id} was verified by two of these runs; a shard is given twice.`);
  return moveExchanges(one.promise, one.offset);
}

function moveExchanges(promise: PromiseResult, offset: number): PromiseResult {
  const move = (finding: Finding) => ({
    ...finding,
    exchange: finding.exchange === null ? null : finding.exchange + offset,
  });
  return {
    ...promise,
    findings: promise.findings.map(move),
    exchanges: promise.exchanges.map((index) => index + offset),
  };
}

function mergeBudgets(budgets: readonly CredentialBudget[]): CredentialBudget[] {
  const byCredential = Map.groupBy(budgets, ({ credential }) => credential);
  return [...byCredential.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, requests: group.reduce((sum, { requests }) => sum + requests, 0) }] : [];
  });
}
