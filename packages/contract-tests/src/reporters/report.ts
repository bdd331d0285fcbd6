import type { ApiName, DocumentVersion } from '@trustline/specs';
import type { Totals } from '../engine/figures.ts';
import type { RunResult } from '../engine/result.ts';
import type { Coverage } from './coverage.ts';
import type { NotVerifiedGroup } from './not-verified.ts';
import type { OperationSummary } from './summary.ts';

/**
 * What `trustline-contract` writes as report.json. Every credential in it is replaced by its `$NAME`; all times are UTC.
 */
export interface Report extends RunResult {
  readonly totals: Totals;
  /** One per API, in the order of `apis`. */
  readonly summaries: readonly ReportSummary[];
}

/** One API's figures, and what its document lists that the run did not meet. */
export interface ReportSummary {
  readonly api: ApiName;
  /** The document that was verified: its `info.version`, and a hash of its text. */
  readonly document: DocumentVersion;
  readonly totals: Totals;
  /** By kind; fields of a request body count as parameters. */
  readonly coverage: Coverage;
  /** What was not verified by its reason, the one that concerns most promises first. */
  readonly notVerified: readonly (Pick<NotVerifiedGroup, 'reason'> & {
    /** Their ids. */
    readonly promises: readonly string[];
  })[];
  /** The verdicts of each operation. */
  readonly operations: readonly Pick<OperationSummary, 'operationId' | 'verdict' | 'statuses'>[];
}
