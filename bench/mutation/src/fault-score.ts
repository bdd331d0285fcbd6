import { everything, type PromiseCase, SetupError, type VerifyOptions, verify } from '@trustline/contract-tests';
import type { FaultFacts, Sandbox } from '@trustline/sandbox';
import { isCaught } from './caught.ts';

/** What became of the checks while one fault was switched on. */
export interface FaultScore extends Pick<FaultFacts, 'id' | 'api' | 'class' | 'description' | 'breaks'> {
  /** The promises, and the responses of operations, that were found violated. */
  readonly caughtBy: readonly string[];
  /** Those that deviate from what only a sample or we say. */
  readonly deviating: readonly string[];
  /** Why the run could not go on, which is not missed either; otherwise `null`. */
  readonly stopped: string | null;
}

/**
 * Runs the checks of the fault's API against a sandbox that is reset and has the fault: those of its own operations and of
 * the whole API on little data until the first violation; then, where these do not notice it, or if wanted, all of them.
 */
export async function scoreFault(fault: FaultFacts, sandbox: Sandbox, all = false): Promise<FaultScore> {
  const isNear = ({ promise: { operationId } }: PromiseCase) =>
    operationId === null || fault.operationIds.includes(operationId);
  if (!all) {
    sandbox.reset(littleData);
    const near = await runChecks(fault, sandbox, { isSelected: isNear, stopAtViolation: true });
    if (isCaught(near)) return near;
  }
  sandbox.reset();
  return runChecks(fault, sandbox, { stopAtViolation: !all });
}

/** Enough for all but the few faults that show in a long list only. */
const littleData = { messages: 400, numbers: 104, calls: 130 };

/** In process: the sandbox's clock is moved instead of waiting, and its devices send what no client can. */
async function runChecks(
  { id, api, operationIds, class: kind, description, breaks }: FaultFacts,
  sandbox: Sandbox,
  options: Pick<VerifyOptions, 'isSelected' | 'stopAtViolation'>,
): Promise<FaultScore> {
  sandbox.switchFault(id);
  const base = { id, api, class: kind, description, breaks };
  try {
    const { promises, responses } = await verify(api, {
      ...everything,
      profile: sandbox.profile(),
      fetch: sandbox.fetch,
      wait: async (milliseconds) => sandbox.clock.move(milliseconds),
      maxWaitSeconds: 60,
      timeout: 2000,
      deviceSimulator: sandbox.events,
      operationsFirst: operationIds,
      ...options,
    });
    const found = [
      ...promises.map((promise) => ({ name: promise.id, verdict: promise.verdict })),
      ...responses.map(({ operationId, verdict }) => ({ name: `responses of ${operationId}`, verdict })),
    ];
    const named = (wanted: string) => found.filter(({ verdict }) => verdict === wanted).map(({ name }) => name);
    return { ...base, caughtBy: named('violated'), deviating: named('deviates'), stopped: null };
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    return { ...base, caughtBy: [], deviating: [], stopped: error.message };
  }
}
