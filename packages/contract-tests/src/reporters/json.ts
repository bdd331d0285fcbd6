import { documentVersions } from '@trustline/specs';
import { groupNotVerified } from './not-verified.ts';
import type { Report, ReportSummary } from './report.ts';
import type { ApiSummary, RunSummary } from './summary.ts';

/** Writes a run with its figures and coverage as JSON; `report.schema.json` beside this file is made of its type. */
export function writeJson({ run, totals, apis }: RunSummary): string {
  const { format, tool, startedAt, milliseconds, verdict } = run;
  const summaries = apis.map(summarize);
  const report: Report = { format, tool, startedAt, milliseconds, verdict, totals, summaries, apis: run.apis };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function summarize({ result, totals, coverage, operations }: ApiSummary): ReportSummary {
  return {
    api: result.api,
    document: documentVersions[result.api],
    totals,
    coverage,
    notVerified: groupNotVerified(result.promises).map(({ reason, promises }) => ({
      reason,
      promises: promises.map(({ id }) => id),
    })),
    operations: operations.map(({ operationId, verdict, statuses }) => ({ operationId, verdict, statuses })),
  };
}
