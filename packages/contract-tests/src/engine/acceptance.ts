import { SetupError } from './error.ts';
import type { PromiseResult, ResponseResult } from './result.ts';

/** A known fault of a server that is to fail nobody's run for a while. */
export interface Acceptance {
  /** Id of the promise, or of the operation whose responses are not as documented. */
  readonly promise: string;
  readonly reason: string;
  /** The last day on which it is accepted, `YYYY-MM-DD`, UTC. */
  readonly until: string;
}

/** What became of an acceptance. */
export interface JudgedAcceptance extends Acceptance {
  /** `accepted` covers what was found; `expired` no longer does; `unneeded` has nothing to cover any more. */
  readonly state: 'accepted' | 'expired' | 'unneeded' | 'not-verified';
}

type Judged = Pick<PromiseResult, 'id' | 'verdict'> | Pick<ResponseResult, 'operationId' | 'verdict'>;

/** Says of each acceptance what became of it. */
export function judgeAcceptances(
  acceptances: readonly Acceptance[],
  results: readonly Judged[],
  today: Date = new Date(),
): JudgedAcceptance[] {
  return acceptances.map((acceptance) => {
    const result = results.find((one) => idOf(one) === acceptance.promise);
    return { ...acceptance, state: stateOf(acceptance, result?.verdict ?? 'kept', today.toISOString().slice(0, 10)) };
  });
}

/** Throws a SetupError for an acceptance of something that no document promises. */
export function checkAcceptances(acceptances: readonly Acceptance[], known: ReadonlySet<string>): void {
  const unknown = acceptances.find(({ promise }) => !known.has(promise));
  if (unknown !== undefined) {
    throw new SetupError(`"accepted" names ${unknown.promise}, which is no promise and no operation; see --list.`);
  }
}

/** The ids of what is accepted at present. */
export function acceptedIds(acceptances: readonly JudgedAcceptance[]): ReadonlySet<string> {
  return new Set(acceptances.flatMap(({ promise, state }) => (state === 'accepted' ? [promise] : [])));
}

/** The id by which a result is accepted. */
export function idOf(result: Judged): string {
  return 'id' in result ? result.id : (result.operationId ?? '');
}

function stateOf({ until }: Acceptance, verdict: Judged['verdict'], today: string): JudgedAcceptance['state'] {
  if (verdict === 'not-verified') return 'not-verified';
  if (verdict === 'kept') return 'unneeded';
  return today <= until ? 'accepted' : 'expired';
}
