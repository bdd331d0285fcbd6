import type { Sandbox } from '@trustline/sandbox';
import { type ApiName, loadDocument } from '@trustline/specs';
import { suiteOf } from '../apis/registry.ts';
import type { Fetch } from '../transport/fetch.ts';
import { SetupError } from './error.ts';
import type { Permissions } from './level.ts';
import type { Profile } from './profile/profile.ts';
import type { Target } from './result.ts';
import type { Run } from './run.ts';
import type { RunOptions } from './run-options.ts';
import { requireSameDocument } from './same-document.ts';
import type { RestoreStore } from './session/restorer.ts';

/** What one API is to be verified against. */
export interface TargetOptions extends Permissions {
  readonly target: Target;
  /** The server's description; needed for the target `server` only. */
  readonly profile?: Profile;
  /** Ends the run early. */
  readonly signal?: AbortSignal;
  readonly restoreStore?: RestoreStore;
  /** The transport to a server. Default: the runtime's own `fetch`. */
  readonly fetch?: Fetch;
  /** Milliseconds after which a request to a server counts as failed. Default: 10,000. */
  readonly timeout?: number;
}

/** A run and what was started for it. */
export interface StartedRun {
  readonly run: Run;
  /** Stops what was started for the run. */
  readonly stop: () => Promise<void>;
}

type RunOverrides = Pick<RunOptions<never>, 'target'> & Partial<Omit<RunOptions<never>, 'settings' | 'document'>>;

/** Starts the verification of one API, and the sandbox or mock that it is verified against. */
export async function startApiRun(api: ApiName, options: TargetOptions): Promise<StartedRun> {
  const { target, profile, fetch, timeout, ...overrides } = options;
  if (target === 'sandbox') return startSandboxRun(api, overrides);
  if (target === 'mock') {
    const { startMock } = await loadMock();
    const mock = await startMock(api);
    return {
      run: startWith(api, suiteOf(api).mockProfile(mock.url), { ...overrides, target }),
      stop: () => mock.stop(),
    };
  }
  const transport = { ...(fetch === undefined ? {} : { fetch }), ...(timeout === undefined ? {} : { timeout }) };
  const run = startWith(api, profile ?? {}, { ...overrides, ...transport, target });
  return { run, stop: async () => undefined };
}

// An optional peer: Prism and what it brings are many times the size of everything else, and most users never need it.
async function loadMock(): Promise<typeof import('@trustline/mock')> {
  return import('@trustline/mock').catch((cause: unknown) => {
    throw new SetupError('--target mock needs the package @trustline/mock beside this one; install it first.', {
      cause,
    });
  });
}

/** The sandbox is our own, so its clock is moved where a server's would have to be waited for. */
async function startSandboxRun(api: ApiName, overrides: Pick<TargetOptions, 'signal'>): Promise<StartedRun> {
  const { createSandbox, serve } = await import('@trustline/sandbox');
  const sandbox = createSandbox();
  requireSameDocument(api, '@trustline/sandbox', sandbox.documents[api]);
  const server = await serve(sandbox, { host: '127.0.0.1', port: 0 });
  // It moves when the run waits, and not while a slow machine takes its time: how many requests fit into a second of the
  // sandbox must not depend on that.
  sandbox.clock.stop();
  const wait = async (milliseconds: number) => sandbox.clock.move(milliseconds);
  const run = startWith(api, sandbox.profile(server.origin), {
    ...overrides,
    target: 'sandbox',
    wait,
    now: () => sandbox.clock.now(),
    maxWaitSeconds: 60,
    deviceSimulator: sandbox.events,
    notSimulated: new Set(listNotSimulated(sandbox, api)),
  });
  const stop = async () => {
    await server.close();
    sandbox.close();
  };
  return { run, stop };
}

/** Starts a run with the part of a profile that is about one API. */
export function startWith(api: ApiName, profile: Profile, overrides: RunOverrides): Run {
  const headers = profile.headers?.[api];
  const run = suiteOf(api).start(profile, {
    ...(headers === undefined ? {} : { headers }),
    ...(profile.accepted === undefined ? {} : { accepted: profile.accepted }),
    ...overrides,
    document: loadDocument(api),
  });
  if (run === undefined) throw new SetupError(`The profile says nothing about ${api}.`);
  return run;
}

function listNotSimulated({ operations }: Pick<Sandbox, 'operations'>, name: ApiName): string[] {
  return operations.filter(({ api, simulated }) => api === name && !simulated).map(({ operationId }) => operationId);
}
