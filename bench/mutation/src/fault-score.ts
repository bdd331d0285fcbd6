import { everything, SetupError, verify } from '@trustline/contract-tests';
import { type Contract, compileContract } from '@trustline/openapi-validator';
import type { FaultFacts, Sandbox } from '@trustline/sandbox';
import { type ApiName, loadDocument } from '@trustline/specs';

/** What became of the checks while one fault was switched on. */
export interface FaultScore extends Pick<FaultFacts, 'id' | 'api' | 'class' | 'description'> {
  /** The promises that were found violated, in document order; none when the fault survived. */
  readonly caughtBy: readonly string[];
  /** Why the run could not go on, which is not missed either; otherwise `null`. */
  readonly stopped: string | null;
}

const contracts = new Map<ApiName, Contract>();

/**
 * Runs all checks of the fault's API against a sandbox that is reset and has the fault. In process: the sandbox's
 * clock is moved instead of waiting, and its devices send what no client can.
 */
export async function scoreFault(
  { id, api, class: kind, description }: FaultFacts,
  sandbox: Sandbox,
): Promise<FaultScore> {
  const contract = contracts.get(api) ?? compileContract(loadDocument(api));
  contracts.set(api, contract);
  sandbox.reset();
  sandbox.switchFault(id);
  const base = { id, api, class: kind, description };
  try {
    const { promises } = await verify(api, {
      ...everything,
      contract,
      profile: sandbox.profile(),
      fetch: sandbox.fetch,
      wait: async (milliseconds) => sandbox.clock.move(milliseconds),
      maxWaitSeconds: 60,
      timeout: 2000,
      deviceSimulator: sandbox.events,
    });
    const caughtBy = promises.filter(({ verdict }) => verdict === 'violated').map((promise) => promise.id);
    return { ...base, caughtBy, stopped: null };
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    return { ...base, caughtBy: [], stopped: error.message };
  }
}
