import { listOperations, type OpenApiDocument } from '@trustline/openapi';
import type { ApiName } from '@trustline/specs';
import type { ApiResult, Exchange, PromiseResult, RunResult, Totals, Verdict } from '../engine/result.ts';
import { totalsOf } from '../engine/result.ts';
import { type Coverage, measureCoverage } from './coverage.ts';

/** A run's result together with what the documents say about it: what the reports are made from. */
export interface RunSummary {
  readonly run: RunResult;
  readonly totals: Totals;
  readonly apis: readonly ApiSummary[];
}

/** One API's part of a run, by operation. */
export interface ApiSummary {
  readonly result: ApiResult;
  readonly document: OpenApiDocument;
  readonly verdict: Verdict;
  readonly totals: Totals;
  readonly coverage: Coverage;
  /** Every status any operation documents or with the response, ascending. */
  readonly statuses: readonly string[];
  /** The promises of the whole API; possibly none. */
  readonly wholeApi: readonly PromiseResult[];
  readonly operations: readonly OperationSummary[];
}

/** One operation: its promises, and what its responses were like by status. */
export interface OperationSummary {
  readonly operationId: string;
  /** In capitals, e.g. `GET`. */
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly verdict: Verdict;
  readonly promises: readonly PromiseResult[];
  readonly statuses: readonly StatusSummary[];
}

/** The responses of one operation with one status. */
export interface StatusSummary {
  readonly status: string;
  readonly documented: boolean;
  /** `violated` when one response broke something, `not-verified` when there was none. */
  readonly verdict: Verdict;
  readonly responses: number;
}

/** Brings a run's result and the documents together. */
export function summarizeRun(run: RunResult, loadDocument: (api: ApiName) => OpenApiDocument): RunSummary {
  return { run, totals: totalsOf(run.apis), apis: run.apis.map((api) => summarizeApi(api, loadDocument(api.api))) };
}

/** The worst of several verdicts; nothing verified is never `kept`. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('violated')) return 'violated';
  return verdicts.includes('kept') ? 'kept' : 'not-verified';
}

function summarizeApi(result: ApiResult, document: OpenApiDocument): ApiSummary {
  const broken = listBrokenExchanges(result);
  const operations = listOperations(document).map((operation): OperationSummary => {
    const own = result.exchanges.filter(({ operationId }) => operationId === operation.operationId);
    const promises = result.promises.filter(({ operationId }) => operationId === operation.operationId);
    const statuses = summarizeStatuses(Object.keys(operation.responses), own, broken);
    return {
      operationId: operation.operationId,
      method: operation.method.toUpperCase(),
      path: operation.path,
      summary: operation.object.summary,
      verdict: worstVerdict([...promises, ...statuses].map(({ verdict }) => verdict)),
      promises,
      statuses,
    };
  });
  return {
    result,
    document,
    verdict: worstVerdict(result.promises.map(({ verdict }) => verdict)),
    totals: totalsOf([result]),
    coverage: measureCoverage(document, result.exchanges),
    statuses: [...new Set(operations.flatMap(({ statuses }) => statuses.map(({ status }) => status)))].sort(),
    wholeApi: result.promises.filter(({ operationId }) => operationId === null),
    operations,
  };
}

function listBrokenExchanges({ promises }: ApiResult): ReadonlySet<number> {
  const violations = promises.flatMap(({ findings }) => findings.filter(({ kind }) => kind === 'violation'));
  return new Set(violations.flatMap(({ exchange }) => exchange ?? []));
}

function summarizeStatuses(
  documented: readonly string[],
  exchanges: readonly Exchange[],
  broken: ReadonlySet<number>,
): StatusSummary[] {
  const answered = exchanges.flatMap(({ index, response }) =>
    response ? [{ index, status: String(response.status) }] : [],
  );
  const statuses = [...new Set([...documented, ...answered.map(({ status }) => status)])].sort();
  const validate = (own: readonly { index: number }[], isDocumented: boolean): Verdict => {
    if (own.some(({ index }) => broken.has(index))) return 'violated';
    return isDocumented && own.length > 0 ? 'kept' : 'not-verified';
  };
  return statuses.map((status) => {
    const own = answered.filter((response) => response.status === status);
    const isDocumented = documented.includes(status);
    return { status, documented: isDocumented, verdict: validate(own, isDocumented), responses: own.length };
  });
}
