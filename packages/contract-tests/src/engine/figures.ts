import { acceptedIds, idOf } from './acceptance.ts';
import type { ApiResult, Finding, RunVerdict, Verdict } from './result.ts';

/** Every finding about an API: of its promises, and of responses beside them. */
export function findingsOf({ promises, responses }: ApiResult): Finding[] {
  return [...promises, ...responses].flatMap(({ findings }) => findings);
}

/** The verdict that some findings come to. */
export function verdictOfFindings(findings: readonly Pick<Finding, 'kind'>[]): RunVerdict {
  if (findings.some(({ kind }) => kind === 'violation')) return 'violated';
  return findings.some(({ kind }) => kind === 'deviation') ? 'deviates' : 'kept';
}

/** The worst verdict of some APIs, what is accepted left aside. */
export function verdictOfRun(apis: readonly ApiResult[]): RunVerdict {
  return verdictOfFindings(
    apis.flatMap(({ promises, responses, accepted }) => {
      const ids = acceptedIds(accepted);
      return [...promises, ...responses].flatMap((result) => (ids.has(idOf(result)) ? [] : result.findings));
    }),
  );
}

/** The figures of a run. */
export interface Totals {
  readonly kept: number;
  readonly violated: number;
  readonly deviates: number;
  readonly notVerified: number;
  readonly violations: number;
  readonly deviations: number;
  readonly undocumented: number;
  readonly requests: number;
  readonly writes: number;
  readonly milliseconds: number;
}

/** Counts one or more APIs' results; `milliseconds` is their sum. */
export function totalsOf(apis: readonly ApiResult[]): Totals {
  const promises = apis.flatMap((api) => api.promises);
  const exchanges = apis.flatMap((api) => api.exchanges);
  const findings = apis.flatMap(findingsOf);
  const ofKind = (kind: Finding['kind']) => findings.filter((finding) => finding.kind === kind).length;
  const count = (verdict: Verdict) => promises.filter((promise) => promise.verdict === verdict).length;
  return {
    kept: count('kept'),
    violated: count('violated'),
    deviates: count('deviates'),
    notVerified: count('not-verified'),
    violations: ofKind('violation'),
    deviations: ofKind('deviation'),
    undocumented: ofKind('undocumented'),
    requests: exchanges.length,
    writes: exchanges.filter((exchange) => exchange.writes).length,
    milliseconds: apis.reduce((sum, api) => sum + api.milliseconds, 0),
  };
}
