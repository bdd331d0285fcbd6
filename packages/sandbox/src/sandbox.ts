import { randomBytes } from 'node:crypto';
import { compileContract } from '@trustline/openapi-validator';
import { loadDocument } from '@trustline/specs';
import { createNavixyApi, type NavixyApi } from './apis/navixy/api.ts';
import { createTrustCallerApi, type TrustCallerApi } from './apis/trustcaller/api.ts';
import { SandboxClock } from './clock.ts';
import { controlPath, createControlApi } from './control/api.ts';
import { type DemoOptions, demoFixture } from './demo/demo.ts';
import type { Fixture } from './demo/fixture.ts';
import { loadFixture } from './demo/load-fixture.ts';
import { createEvents, type Events } from './events.ts';
import { FaultSwitch } from './faults/switch.ts';
import { createFetch, type Fetch } from './http/fetch.ts';
import { requestLimits } from './http/limits.ts';
import { jsonResponse, type SandboxRequest, type SandboxResponse } from './http/message.ts';
import { mount } from './http/mount.ts';
import type { SandboxOptions } from './options.ts';
import { describeProfile, type Profile } from './profile.ts';
import type { Database } from './store/database.ts';
import { openStore, type Store } from './store/store.ts';
import { defaultVariations } from './variations.ts';

/** The paths below which the sandbox serves each API and its own control. */
export const basePaths = { navixy: '/v2', trustcaller: '/api/v1', control: controlPath } as const;

/** A live provider of both APIs. */
export interface Sandbox {
  /** Returns a request as the global `fetch` would; the scheme, host and port of its address do not matter. */
  readonly fetch: Fetch;
  /** Responses requests in the plain form a server can produce without building a `Request`. */
  readonly core: SandboxCore;
  /** The clock all responses go by. */
  readonly clock: SandboxClock;
  /** What happens on the other side of the conversation. */
  readonly events: Events;
  /** The id of the fault that is on, or null. */
  readonly activeFault: () => string | null;
  /** Switches a fault on instead of the present one; null switches it off. Throws a SandboxError for an unknown id. */
  readonly switchFault: (id: string | null) => void;
  /** Starts again with demo data as of the present time; faults go off, counts and kept responses are forgotten. */
  readonly reset: (demo?: DemoOptions) => void;
  /** Replaces everything the sandbox remembers. Throws a SandboxError when the fixture contradicts itself. */
  readonly load: (fixture: Fixture) => void;
  /** Describes the sandbox for the contract tests, as served below an origin such as `http://127.0.0.1:8080`. */
  readonly profile: (origin?: string) => Profile;
  /** Writes everything down and closes the data file. */
  readonly close: () => void;
}

/** Responses requests without making each response durable on its own, so that a server can do so for many at once. */
export interface SandboxCore {
  readonly response: (request: SandboxRequest) => SandboxResponse;
  /** Whether responds wait for `commit` before they may be sent. */
  readonly hasPendingWrites: () => boolean;
  /** Makes everything that was answered durable; false when that failed, and then nothing of it happened. */
  readonly commit: () => boolean;
  /** The response to send instead when `commit` failed. */
  readonly persistenceError: (request: SandboxRequest) => SandboxResponse;
}

/** Creates a sandbox. Throws a SandboxError when the data file cannot be used or the fault is unknown. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const clock = new SandboxClock(options.clock ?? Date.now);
  const store = openStore(options.data);
  const { database } = store;
  const fault = new FaultSwitch();
  const apis = createApis(options, store, clock, fault);
  const load = (fixture: Fixture) => {
    loadFixture(store, fixture);
    apis.navixy.forget();
    apis.trustcaller.forget();
  };
  const control = createControlApi(() => sandbox);
  const core = createCore({ ...apis, control }, database, options);
  const sandbox: Sandbox = {
    core,
    fetch: createFetch((request) => {
      const answered = core.response(request);
      return core.commit() ? answered : core.persistenceError(request);
    }),
    clock,
    events: createEvents(store, clock),
    activeFault: () => fault.active,
    switchFault: (id) => fault.turn(id),
    reset: (demo = options.demo) => {
      clock.reset();
      fault.turn(null);
      load(demoFixture(clock.seconds(), demo));
    },
    load,
    profile: (origin = 'http://127.0.0.1') =>
      describeProfile(store, `${origin}${basePaths.navixy}`, `${origin}${basePaths.trustcaller}`),
    close: () => database.close(),
  };
  if (database.isNew) load(demoFixture(clock.seconds(), options.demo));
  if (options.fault !== undefined) fault.turn(options.fault);
  return sandbox;
}

function createApis(options: SandboxOptions, store: Store, clock: SandboxClock, fault: FaultSwitch) {
  const { rateLimit, random = (size: number) => randomBytes(size), onError = () => undefined } = options;
  const variations = { ...defaultVariations, ...options.variations };
  const common = { store, clock, variations, limits: requestLimits, onError };
  const navixy = createNavixyApi({
    ...common,
    contract: compileContract(loadDocument('navixy')),
    rateLimit: rateLimit?.navixy,
    hooksFor: fault.navixyHooks,
  });
  const trustcaller = createTrustCallerApi({
    ...common,
    contract: compileContract(loadDocument('trustcaller')),
    random,
    rateLimit: rateLimit?.trustcaller,
    hooksFor: fault.trustCallerHooks,
  });
  return { navixy, trustcaller };
}

const unexpected = 'The sandbox met an error that it did not expect; nothing was changed.';
const notStored = 'The data cannot be written down; nothing was changed.';

interface Apis {
  readonly navixy: NavixyApi;
  readonly trustcaller: TrustCallerApi;
  readonly control: { readonly response: (request: SandboxRequest, path: string) => SandboxResponse };
}

function createCore(apis: Apis, database: Database, { onError }: SandboxOptions): SandboxCore {
  const fail = (error: unknown) => {
    database.rollback();
    onError?.(error);
    return jsonResponse(500, { message: unexpected });
  };
  const serve = mount({
    [basePaths.navixy]: apis.navixy.response,
    [basePaths.trustcaller]: apis.trustcaller.response,
    [basePaths.control]: apis.control.response,
  });
  const response = (request: SandboxRequest) => {
    try {
      return serve(request);
    } catch (error) {
      return fail(error);
    }
  };
  const commit = () => {
    try {
      database.commit();
    } catch (error) {
      fail(error);
    }
    return !database.takeLoss();
  };
  const failures = mount({
    [basePaths.navixy]: apis.navixy.persistenceError,
    [basePaths.trustcaller]: apis.trustcaller.persistenceError,
    [basePaths.control]: () => jsonResponse(500, { message: notStored }),
  });
  const persistenceError = failures;
  return { response, hasPendingWrites: () => database.hasPendingWrites, commit, persistenceError };
}
