import type { Call } from './fault-calls.ts';

/** What a call came to: its data, or the name of its error. */
export type Outcome = { readonly data: unknown } | { readonly error: string };

/** Whether a call with a fault came to what it comes to without, to a typed error, or to data that is wrong. */
export type Verdict = 'correct' | 'typed error' | 'wrong';

/** An outcome, and whether a check found fault with a response on the way to it. */
export interface Checked {
  readonly call: Call;
  readonly outcome: Outcome;
  readonly isFaulty: boolean;
}

/** What the calls of an operation come to without a fault, and without a fault or a quota. */
export interface Expected {
  readonly usual: readonly Checked[];
  readonly unlimited: readonly Checked[];
}

/** Judges the calls of a run by the worst of them; `isChecked` says whether a check's finding counts as an error. */
export function judgeAll(run: readonly Checked[], { usual, unlimited }: Expected, isChecked: boolean): Verdict {
  const verdicts: Verdict[] = [];
  for (const [index, { call, outcome, isFaulty }] of run.entries()) {
    const seen: Outcome = isChecked && isFaulty ? { error: 'InvalidResponseError' } : outcome;
    const errorResponse = usual[index]?.outcome ?? { error: 'none' };
    // Whoever is served in spite of the rate limit must be served well.
    const isServed = 'error' in errorResponse && errorResponse.error === 'RateLimitError' && 'data' in seen;
    const wanted = isServed ? (unlimited[index]?.outcome ?? errorResponse) : errorResponse;
    verdicts.push(judge(seen, wanted));
    // After a write that came to an error where it should not have, or the other way round, reading tells the truth when
    // it shows that; the caller knows of the error.
    const isAmiss = isChecked && isFaulty ? true : 'error' in seen && 'data' in wanted;
    if (call.isWrite && isAmiss) break;
  }
  return worstOf(verdicts);
}

/** The worst of several verdicts. */
export function worstOf(all: readonly Verdict[]): Verdict {
  return all.includes('wrong') ? 'wrong' : all.includes('typed error') ? 'typed error' : 'correct';
}

function judge(outcome: Outcome, expected: Outcome): Verdict {
  if ('error' in outcome) return 'error' in expected && expected.error === outcome.error ? 'correct' : 'typed error';
  return 'data' in expected && isSame(outcome.data, expected.data) ? 'correct' : 'wrong';
}

/** Compares values, but an undocumented field beside the documented ones makes no data wrong. */
function isSame(value: unknown, expected: unknown): boolean {
  // A field that is null may be left out.
  if (!isRecord(value) || !isRecord(expected)) return (value ?? null) === (expected ?? null);
  const isClosed = Array.isArray(expected) || Object.keys(expected).some((key) => /^\d/.test(key));
  if (isClosed && Object.keys(value).length !== Object.keys(expected).length) return false;
  return Object.keys(expected).every((key) => isSame(value[key], expected[key]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
