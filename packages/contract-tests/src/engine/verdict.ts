import { BudgetSpentError } from '../transport/budget.ts';
import { WriteBlockedError } from '../transport/guard.ts';
import { NoResponseError } from '../transport/recorder.ts';
import { RateLimitedError } from '../transport/retry-after.ts';
import { type Check, NotVerifiedError } from './check.ts';
import { type CheckRecord, createCheckContext } from './check-context.ts';
import { RunEndedError } from './session/run-end.ts';

/** What stands against running a check at all; `null` when nothing does. */
export type SkipReason = string | null;

/** How one check ended. */
export interface Outcome {
  readonly record: CheckRecord;
  /** Why it could not tell; `null` when it could. */
  readonly reason: string | null;
  readonly milliseconds: number;
}

/** Runs a check to its end and says why it could not tell, if so. */
export async function runCheck<Api>(run: Check<Api>['run'], api: Api, skipReason: SkipReason): Promise<Outcome> {
  const record = createCheckContext();
  if (skipReason !== null) return withoutRun(skipReason);
  const start = performance.now();
  let reason: string | null = null;
  try {
    await run(record.context, api);
    if (record.ran() === 0) reason = 'there was nothing to observe it on';
  } catch (error) {
    reason = reasonOf(error);
  }
  return { record, reason, milliseconds: performance.now() - start };
}

/** The outcome of a check that was not run. */
export function withoutRun(reason: string): Outcome {
  return { record: createCheckContext(), reason, milliseconds: 0 };
}

function reasonOf(error: unknown): string {
  const isReason = [NotVerifiedError, BudgetSpentError, RateLimitedError, RunEndedError].some(
    (kind) => error instanceof kind,
  );
  if (isReason && error instanceof Error) return error.message;
  if (error instanceof WriteBlockedError) return `needs ${error.option}`;
  if (error instanceof NoResponseError) return 'a request it needs had no response';
  // What no check has foreseen in a response must not end the run; the tests see to it that no right response leads here.
  return `the check failed on a response it did not foresee: ${error instanceof Error ? error.message : String(error)}`;
}
