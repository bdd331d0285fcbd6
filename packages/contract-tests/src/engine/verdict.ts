import { BudgetSpentError } from '../transport/budget.ts';
import { WriteRefusedError } from '../transport/guard.ts';
import { NoAnswerError } from '../transport/recorder.ts';
import { type Check, CheckEndedError, NotVerifiedError } from './check.ts';
import { type Notebook, openNotebook } from './check-context.ts';

/** What stands against running a check at all; `null` when nothing does. */
export type Hindrance = string | null;

/** How one check ended. */
export interface Outcome {
  readonly notebook: Notebook;
  /** Why it could not tell; `null` when it could. */
  readonly reason: string | null;
  readonly milliseconds: number;
}

/** Runs one check to its end and says why it could not tell, if so. */
export async function runCheck<Api>(check: Check<Api>, api: Api, hindrance: Hindrance): Promise<Outcome> {
  const notebook = openNotebook();
  if (hindrance !== null) return { notebook, reason: hindrance, milliseconds: 0 };
  const start = performance.now();
  let reason: string | null = null;
  try {
    await check.run(notebook.checker, api);
    if (notebook.ran() === 0) reason = 'there was nothing to observe it on';
  } catch (error) {
    reason = reasonOf(error);
  }
  return { notebook, reason, milliseconds: performance.now() - start };
}

function reasonOf(error: unknown): string | null {
  if (error instanceof CheckEndedError) return null;
  if (error instanceof NotVerifiedError || error instanceof BudgetSpentError) return error.message;
  if (error instanceof WriteRefusedError) return 'read-only: it needs --allow-writes';
  if (error instanceof NoAnswerError) return 'a request it needs had no answer';
  // What no check has foreseen in an answer must not end the run; the tests see to it that no right answer leads here.
  return `the check failed on an answer it did not foresee: ${error instanceof Error ? error.message : String(error)}`;
}
