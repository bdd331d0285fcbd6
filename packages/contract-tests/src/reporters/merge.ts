import { SetupError } from '../engine/error.ts';
import { verdictOfFindings, verdictOfRun } from '../engine/figures.ts';
import { omitted } from '../engine/promise-result.ts';
import type {
  ApiResult,
  CredentialBudget,
  Finding,
  PromiseResult,
  ResponseResult,
  RunResult,
} from '../engine/result.ts';

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
  return { ...first, ...spanOf(runs), verdict: verdictOfRun(apis), apis };
}

function spanOf(parts: readonly Pick<RunResult, 'startedAt' | 'milliseconds'>[]) {
  return {
    startedAt: parts.map(({ startedAt }) => startedAt).sort()[0] ?? '',
    milliseconds: Math.max(...parts.map(({ milliseconds }) => milliseconds)),
  };
}

function mergeApis(given: readonly ApiResult[]): ApiResult {
  const parts = moveExchanges(given);
  const [first] = parts;
  if (!first) throw new SetupError('There is nothing to merge.');
  return {
    ...first,
    ...spanOf(parts),
    promises: first.promises.map(({ id }) => mergePromise(id, parts)),
    responses: mergeResponses(parts.flatMap(({ responses }) => responses)),
    exchanges: parts.flatMap(({ exchanges }) => exchanges),
    budget: mergeBudgets(parts.flatMap(({ budget }) => budget)),
    restorations: parts.flatMap(({ restorations }) => restorations),
    endedBecause: parts.find(({ endedBecause }) => endedBecause !== null)?.endedBecause ?? null,
  };
}

/** Numbers the exchanges through, and whatever refers to them. */
function moveExchanges(parts: readonly ApiResult[]): ApiResult[] {
  let offset = 0;
  return parts.map((part) => {
    const by = offset;
    offset += part.exchanges.length;
    const move = (finding: Finding) => ({
      ...finding,
      exchange: finding.exchange === null ? null : finding.exchange + by,
    });
    return {
      ...part,
      exchanges: part.exchanges.map((exchange) => ({ ...exchange, index: exchange.index + by })),
      responses: part.responses.map((entry) => ({ ...entry, findings: entry.findings.map(move) })),
      promises: part.promises.map((promise) => ({
        ...promise,
        findings: promise.findings.map(move),
        exchanges: promise.exchanges.map((index) => index + by),
      })),
    };
  });
}

/** A promise is verified by one shard; a response that another one met may be charged to it all the same. */
function mergePromise(id: string, parts: readonly ApiResult[]): PromiseResult {
  const all = parts.flatMap(({ promises }) => promises.filter((promise) => promise.id === id));
  const [own, another] = all.filter(({ reason, ran }) => reason !== omitted || ran > 0);
  if (another) throw new SetupError(`${id} was verified by two of these runs; a shard is given twice.`);
  if (!own) throw new SetupError(`${id} was verified by none of these runs; a shard is missing.`);
  const charged = all.filter((promise) => promise !== own).flatMap(({ findings }) => findings);
  if (charged.length === 0) return own;
  const findings = [...own.findings, ...charged];
  return { ...own, findings, verdict: verdictOfFindings(findings), reason: null };
}

function mergeResponses(responses: readonly ResponseResult[]): ResponseResult[] {
  const groups = Map.groupBy(responses, ({ operationId }) => operationId);
  return [...groups].map(([operationId, group]) => {
    const findings = group.flatMap((entry) => entry.findings);
    return { operationId, findings, verdict: verdictOfFindings(findings) };
  });
}

function mergeBudgets(budgets: readonly CredentialBudget[]): CredentialBudget[] {
  const groups = Map.groupBy(budgets, ({ credential }) => credential);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, requests: group.reduce((sum, { requests }) => sum + requests, 0) }] : [];
  });
}
