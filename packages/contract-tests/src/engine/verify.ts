import type { ApiName } from '@trustline/specs';
import type { Fetch } from '../transport/fetch.ts';
import { SetupError } from './error.ts';
import type { Permissions } from './level.ts';
import type { Profile } from './profile/profile.ts';
import type { PromiseCase } from './promise-case.ts';
import type { ApiResult, Restoration } from './result.ts';
import type { Run } from './run.ts';
import { runInTurn } from './schedule.ts';
import type { RestoreStore } from './session/restorer.ts';
import { createRunEnd } from './session/run-end.ts';
import type { DeviceSimulator } from './session/session.ts';
import { isInShard, type Shard } from './shard.ts';
import { startWith } from './targets.ts';

/** How an API is verified from a program. */
export interface VerifyOptions extends Permissions {
  /** Describes the server. */
  readonly profile: Profile;
  /** The transport. Default: the runtime's own `fetch`. */
  readonly fetch?: Fetch;
  /** Waits for a time the server asks for; takes milliseconds. Default: a timer. */
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** The time by which a server counts requests, in milliseconds, where it is not that of this machine. */
  readonly now?: () => number;
  /** The longest a check waits of its own accord, in seconds. Default: 2. */
  readonly maxWaitSeconds?: number;
  /** Milliseconds after which a request counts as failed. Default: 10,000. */
  readonly timeout?: number;
  /** Ends the run early: nothing more is sent for its checks, and what was changed is put back. */
  readonly signal?: AbortSignal;
  /** Seconds after which the run ends as `signal` would end it. Default: 600. */
  readonly timeLimit?: number;
  /** Keeps what must be put back beyond the end of the process. Default: nothing does. */
  readonly restoreStore?: RestoreStore;
  /** What happens on the other side of the conversation. Default: none that the run can bring about. */
  readonly deviceSimulator?: DeviceSimulator;
  /** Whether the run looks for what the profile does not name, by reading. Default: true. */
  readonly discover?: boolean;
  /** The operations whose promises are verified before others of the same phase. Default: document order. */
  readonly operationsFirst?: readonly string[];
  /** Ends the run when something is violated; what was not verified by then is not. Default: false. */
  readonly stopAtViolation?: boolean;
  /** Whether a promise is to be verified. Default: each is. */
  readonly isSelected?: (promiseCase: PromiseCase) => boolean;
}

/**
 * Verifies every promise of one API in this process and puts back what it changed.
 * Throws a SetupError when the server is not there, rejects the credential, or the profile says nothing about it.
 */
export async function verify(
  api: ApiName,
  { profile, stopAtViolation = false, isSelected = () => true, ...options }: VerifyOptions,
): Promise<ApiResult> {
  const end = createRunEnd(options.signal, options.timeLimit);
  try {
    const run = startWith(api, profile, { target: 'server', ...options, signal: end.signal });
    return await completeRun(run, { stopAtViolation, isSelected });
  } finally {
    end.dispose();
  }
}

/** How a run is gone through. */
export interface CompletionOptions {
  /** The part of the promises that is verified. Default: all. */
  readonly shard?: Shard;
  /** Ends the run when something is violated. Default: false. */
  readonly stopAtViolation?: boolean;
  /** Whether a promise is to be verified. Default: each is. */
  readonly isSelected?: (promiseCase: PromiseCase) => boolean;
  /** Is told of each promise that was verified, with how many were and are to be. */
  readonly onVerified?: (promise: string, done: number, all: number) => void;
}

/** Verifies the promises of a run, or of one shard of it, and closes it, whatever happens. */
export async function completeRun(run: Run, options: CompletionOptions = {}): Promise<ApiResult> {
  const { shard = { index: 1, count: 1 }, stopAtViolation = false, isSelected = () => true, onVerified } = options;
  const cases = run.cases.filter((each, position) => isInShard(position, shard) && isSelected(each));
  let done = 0;
  const verifyOne = async (promiseCase: PromiseCase) => {
    await run.verify(promiseCase);
    done += 1;
    onVerified?.(promiseCase.promise.id, done, cases.length);
  };
  try {
    if (stopAtViolation) await verifyUntilViolation(run, cases);
    else await runInTurn(cases, run.turnOf, verifyOne);
  } catch (error) {
    const { restorations } = await run.close();
    throw withLeftovers(error, restorations);
  }
  return run.close();
}

async function verifyUntilViolation(run: Run, cases: readonly PromiseCase[]): Promise<void> {
  for (const promiseCase of cases) {
    const { verdict } = await run.verify(promiseCase);
    if (verdict === 'violated' || run.responses().some((each) => each.verdict === 'violated')) break;
  }
}

/** What was not put back is said even where there is no result to say it in. */
function withLeftovers(error: unknown, restorations: readonly Restoration[]): unknown {
  const left = restorations.filter(({ restored }) => !restored);
  if (!(error instanceof Error) || left.length === 0) return error;
  const list = left.map(({ description, reason }) => `NOT RESTORED: ${description}: ${reason}.`).join(' ');
  return new SetupError(`${error.message} ${list}`, { cause: error });
}
