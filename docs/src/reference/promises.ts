import type { OpenApiDocument, PromiseStatement } from '@trustline/openapi';
import type { PromiseVerdict, Verdicts } from '../evidence/verdicts.ts';

/** A promise with what is known about it. */
export interface VerifiedPromise {
  readonly id: string;
  readonly statement: string;
  /** What it rests on: a sentence of the vendor (`stated`), a sample, a conclusion, or us. */
  readonly basis: string;
  /** The vendor's page and heading. */
  readonly source: string;
  readonly sourceUrl: string | undefined;
  readonly verdict: string;
  readonly reason: string | null;
}

/** Joins promises with the verdicts of a run and the addresses of their sources. Throws when one was not part of the run. */
export function joinVerdicts(
  document: OpenApiDocument,
  promises: readonly PromiseStatement[] | undefined,
  verdicts: Verdicts,
): VerifiedPromise[] {
  return (promises ?? []).map(({ id, statement, basis, source }) => {
    const verdict = verdicts.promises.find((one) => one.id === id);
    if (verdict === undefined) throw new Error(`The promise ${id} was not part of the run; build the evidence again.`);
    const page = document['x-sources']?.pages.find(({ name }) => name === source.page);
    return {
      id,
      statement,
      basis,
      source: `${source.page}, ${source.heading}`,
      sourceUrl: page?.url,
      verdict: verdict.verdict,
      reason: verdict.reason,
    };
  });
}

/** The word for a verdict. */
export function verdictWord(verdict: PromiseVerdict['verdict']): string {
  return verdict.replace('-', ' ');
}

/** Counts promises by verdict as a phrase, e.g. `12 promises, all kept` or `22 promises: 21 kept, 1 not verified`. */
export function countVerdicts(promises: readonly Pick<VerifiedPromise, 'verdict'>[]): string {
  const total = promises.length === 1 ? '1 promise' : `${promises.length} promises`;
  const counts = new Map<string, number>();
  for (const { verdict } of promises) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  if (counts.size === 1) {
    const [verdict = ''] = counts.keys();
    return `${total}, ${promises.length === 1 ? '' : 'all '}${verdictWord(verdict)}`;
  }
  return `${total}: ${[...counts].map(([verdict, count]) => `${count} ${verdictWord(verdict)}`).join(', ')}`;
}
