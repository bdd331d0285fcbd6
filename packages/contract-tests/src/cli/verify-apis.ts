import type { ApiName } from '@trustline/specs';
import type { PromiseCase } from '../engine/promise-case.ts';
import type { ApiResult } from '../engine/result.ts';
import { createRunEnd } from '../engine/session/run-end.ts';
import type { Shard } from '../engine/shard.ts';
import { startApiRun, type TargetOptions } from '../engine/targets.ts';
import { completeRun } from '../engine/verify.ts';
import type { Progress } from './progress.ts';

/** How some APIs are verified. */
export interface VerifyApisOptions extends TargetOptions {
  /** In seconds. */
  readonly timeLimit: number;
  /** The part to verify; default: everything. */
  readonly shard?: Shard;
  /** Whether a promise is to be verified. Default: each is. */
  readonly isSelected?: (promiseCase: PromiseCase) => boolean;
  readonly progress: Progress;
}

/**
 * Verifies some APIs side by side. When one of them cannot be, the others are ended, too; what any of them has changed
 * is put back before the error of the first is thrown.
 */
export async function verifyApis(apis: readonly ApiName[], options: VerifyApisOptions): Promise<ApiResult[]> {
  const { timeLimit, shard, isSelected, progress, ...target } = options;
  const { signal, end, dispose } = createRunEnd(target.signal, timeLimit);
  const verifyApi = async (api: ApiName) => {
    try {
      const { run, stop } = await startApiRun(api, { ...target, signal });
      return await completeRun(run, {
        ...(shard === undefined ? {} : { shard }),
        ...(isSelected === undefined ? {} : { isSelected }),
        onVerified: (promise, done, all) => progress.verified(api, done, all, promise),
      }).finally(stop);
    } catch (error) {
      end();
      throw error;
    }
  };
  const settled = await Promise.allSettled(apis.map(verifyApi)).finally(dispose);
  return settled.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}
