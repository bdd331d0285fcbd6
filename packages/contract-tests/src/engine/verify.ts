import type { Contract } from '@trustline/openapi-validator';
import type { ApiName } from '@trustline/specs';
import type { Fetch } from '../transport/fetch.ts';
import type { Profile } from './profile/profile.ts';
import type { ApiResult } from './result.ts';
import type { DeviceSimulator } from './session/session.ts';
import { startWith } from './targets.ts';

/** How an API is verified from a program. */
export interface VerifyOptions {
  /** Describes the server. */
  readonly profile: Profile;
  /** The transport. Default: the runtime's own `fetch`. */
  readonly fetch?: Fetch;
  /** Lets writes through to a host that is not loopback. Default: false. */
  readonly allowWrites?: boolean;
  /** Waits for a time the server asks for; takes milliseconds. Default: a timer. */
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** The longest a check waits of its own accord, in seconds. Default: 2. */
  readonly maxWaitSeconds?: number;
  /** Milliseconds after which a request counts as not answered. Default: 10,000. */
  readonly timeout?: number;
  /** What happens on the other side of the conversation. Default: none that the run can bring about. */
  readonly deviceSimulator?: DeviceSimulator;
  /** The compiled document, when there is one already. */
  readonly contract?: Contract;
}

/**
 * Verifies every promise of one API in this process, without Vitest, and puts back what it changed.
 * Throws a CouldNotRunError when the server is not there, rejects the credential, or the profile says nothing about it.
 */
export async function verify(api: ApiName, { profile, ...options }: VerifyOptions): Promise<ApiResult> {
  const run = startWith(api, profile, { target: 'server', ...options });
  try {
    for (const promiseCase of run.cases) await run.verify(promiseCase);
  } catch (error) {
    await run.close();
    throw error;
  }
  return run.close();
}
