import { listOperations, type OpenApiDocument, type Operation } from '@trustline/openapi';
import type { ApiName } from '@trustline/specs';
import type { Totals } from '../engine/figures.ts';
import { findingsOf, totalsOf } from '../engine/figures.ts';
import type {
  ApiResult,
  Exchange,
  Finding,
  PromiseResult,
  ResponseResult,
  RunResult,
  Verdict,
} from '../engine/result.ts';
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
  /** Every status any operation documents or returned, ascending. */
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
  if (verdicts.includes('deviates')) return 'deviates';
  return verdicts.includes('kept') ? 'kept' : 'not-verified';
}

function summarizeApi(result: ApiResult, document: OpenApiDocument): ApiSummary {
  const broken = listExchanges(result, 'violation');
  const deviating = listExchanges(result, 'deviation');
  const operations = listOperations(document).map((operation): OperationSummary => {
    const own = result.exchanges.filter(({ operationId }) => operationId === operation.operationId);
    const promises = result.promises.filter(({ operationId }) => operationId === operation.operationId);
    const responses = result.responses.filter(({ operationId }) => operationId === operation.operationId);
    const statuses = summarizeStatuses(listedStatuses(operation), own, { broken, deviating });
    return {
      operationId: operation.operationId,
      method: operation.method.toUpperCase(),
      path: operation.path,
      summary: operation.object.summary,
      verdict: worstVerdict([...promises, ...responses.filter(isWrong), ...statuses].map(({ verdict }) => verdict)),
      promises,
      statuses,
    };
  });
  return {
    result,
    document,
    verdict: worstVerdict([...result.promises, ...result.responses.filter(isWrong)].map(({ verdict }) => verdict)),
    totals: totalsOf([result]),
    coverage: measureCoverage(document, result.exchanges),
    statuses: [...new Set(operations.flatMap(({ statuses }) => statuses.map(({ status }) => status)))].sort(),
    wholeApi: result.promises.filter(({ operationId }) => operationId === null),
    operations,
  };
}

function isWrong({ verdict }: ResponseResult): boolean {
  return verdict !== 'kept';
}

function listExchanges(result: ApiResult, wanted: Finding['kind']): ReadonlySet<number> {
  return new Set(findingsOf(result).flatMap(({ kind, exchange }) => (kind === wanted ? (exchange ?? []) : [])));
}

/** The statuses that the document lists one by one; `default` stands for all others. */
function listedStatuses({ responses }: Operation): string[] {
  return Object.keys(responses).filter((status) => status !== 'default');
}

function summarizeStatuses(
  documented: readonly string[],
  exchanges: readonly Exchange[],
  { broken, deviating }: Readonly<Record<'broken' | 'deviating', ReadonlySet<number>>>,
): StatusSummary[] {
  const responses = exchanges.flatMap(({ index, response }) =>
    response ? [{ index, status: String(response.status) }] : [],
  );
  const statuses = [...new Set([...documented, ...responses.map(({ status }) => status)])].sort();
  const validate = (own: readonly { index: number }[], isDocumented: boolean): Verdict => {
    if (own.some(({ index }) => broken.has(index))) return 'violated';
    if (own.some(({ index }) => deviating.has(index))) return 'deviates';
    return isDocumented && own.length > 0 ? 'kept' : 'not-verified';
  };
  return statuses.map((status) => {
    const own = responses.filter((response) => response.status === status);
    const isDocumented = documented.includes(status);
    return { status, documented: isDocumented, verdict: validate(own, isDocumented), responses: own.length };
  });
}
