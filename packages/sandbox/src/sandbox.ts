import { randomBytes } from 'node:crypto';
import { basePathOf } from '@trustline/openapi';
import { compileContract } from '@trustline/openapi-validator';
import { type ApiName, apiNames, type DocumentVersion, documentVersions, loadDocument } from '@trustline/specs';
import type { Api, SandboxOperation } from './api/api.ts';
import { createUnsimulatedApi } from './api/unsimulated-api.ts';
import type { Fixture } from './apis/data.ts';
import { describeProfile, openStore, type Profile, type Store } from './apis/data.ts';
import { vendors } from './apis/registry.ts';
import { SandboxClock } from './clock.ts';
import { controlPath, createControlApi } from './control/api.ts';
import { type DemoOptions, demoFixture } from './demo/demo.ts';
import { loadFixture } from './demo/load-fixture.ts';
import { createEvents, type Events } from './events.ts';
import { FaultSwitch } from './faults/switch.ts';
import { createFetch, type Fetch } from './http/fetch.ts';
import { requestLimits } from './http/limits.ts';
import { jsonResponse, type SandboxRequest, type SandboxResponse } from './http/message.ts';
import { type MountedApi, mount } from './http/mount.ts';
import type { SandboxOptions } from './options.ts';
import { defaultVariations } from './variations.ts';

const basePaths: ReadonlyMap<string, string> = new Map([
  ...apiNames.map((name): [string, string] => [name, basePathOf(loadDocument(name))]),
  ['control', controlPath],
]);

/** The path below which the sandbox serves an API, as its document says, or its own control. */
export function basePathFor(api: ApiName | 'control'): string {
  return basePaths.get(api) ?? '';
}

/** A live provider of the APIs of the specs. */
export interface Sandbox {
  /** Returns a request as the global `fetch` would; the scheme, host and port of its address do not matter. */
  readonly fetch: Fetch;
  /** Responds to requests in the plain form a server can produce without building a `Request`. */
  readonly core: SandboxCore;
  /** The clock all responses go by. */
  readonly clock: SandboxClock;
  /** What happens on the other side of the conversation. */
  readonly events: Events;
  /** Every operation that is served, and whether it is simulated; one that is not returns 501. */
  readonly operations: readonly SandboxOperation[];
  /** The versions of the documents that it keeps. */
  readonly documents: Readonly<Record<ApiName, DocumentVersion>>;
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

/** Responds to requests without making each response durable on its own, so that a server can do so for many at once. */
export interface SandboxCore {
  readonly response: (request: SandboxRequest) => SandboxResponse;
  /** Whether responses wait for `commit` before they may be sent. */
  readonly hasPendingWrites: () => boolean;
  /** Makes everything that was responded to durable; false when that failed, and then nothing of it happened. */
  readonly commit: () => boolean;
  /** The response to send instead when `commit` failed. */
  readonly persistenceError: (request: SandboxRequest) => SandboxResponse;
}

/** Creates a sandbox. Throws a SandboxError when the data file cannot be used or the fault is unknown. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const clock = new SandboxClock(options.clock ?? Date.now);
  const store = openStore(options.data);
  const { database } = store;
  const apis = createApis(options, store, clock);
  const fault = new FaultSwitch(apis);
  const load = (fixture: Fixture) => {
    loadFixture(store, fixture);
    for (const api of apis) api.forget();
  };
  const control = createControlApi(() => sandbox);
  const core = createCore(apis, control.response, store, options);
  const sandbox: Sandbox = {
    core,
    fetch: createFetch((request) => {
      const responded = core.response(request);
      return core.commit() ? responded : core.persistenceError(request);
    }),
    clock,
    events: createEvents(store, clock),
    operations: apis.flatMap(({ operations }) => operations),
    documents: documentVersions,
    activeFault: () => fault.active,
    switchFault: (id) => fault.turn(id),
    reset: (demo = options.demo) => {
      clock.reset();
      fault.turn(null);
      load(demoFixture(clock.seconds(), demo));
    },
    load,
    profile: (origin = 'http://127.0.0.1') => describeProfile(store, (api) => `${origin}${basePathFor(api)}`),
    close: () => database.close(),
  };
  if (database.isNew) load(demoFixture(clock.seconds(), options.demo));
  if (options.fault !== undefined) fault.turn(options.fault);
  return sandbox;
}

function createApis(options: SandboxOptions, store: Store, clock: SandboxClock): Api[] {
  const { rateLimit, random = (size: number) => randomBytes(size), onError = () => undefined } = options;
  const variations = { ...defaultVariations, ...options.variations };
  const common = { store, clock, random, variations, limits: requestLimits, onError };
  const simulated = apiNames.map((name) => {
    const contract = compileContract(loadDocument(name));
    const open = vendors[name]?.open;
    return open?.({ ...common, contract, rateLimit: rateLimit?.[name] }) ?? createUnsimulatedApi(name, contract);
  });
  const others = Object.entries(options.documents ?? {}).map(([name, document]) =>
    createUnsimulatedApi(name, compileContract(document)),
  );
  return [...simulated, ...others];
}

const unexpected = 'The sandbox met an error that it did not expect; nothing was changed.';
const notStored = 'The data cannot be written down; nothing was changed.';

function createCore(
  apis: readonly Api[],
  control: MountedApi,
  { database }: Store,
  options: SandboxOptions,
): SandboxCore {
  const fail = (error: unknown) => {
    database.rollback();
    options.onError?.(error);
    return jsonResponse(500, { message: unexpected });
  };
  const serve = mount(apis, (api) => api.response, control);
  return {
    response: (request) => {
      try {
        return serve(request);
      } catch (error) {
        return fail(error);
      }
    },
    hasPendingWrites: () => database.hasPendingWrites,
    commit: () => {
      try {
        database.commit();
      } catch (error) {
        fail(error);
      }
      return !database.takeLoss();
    },
    persistenceError: mount(
      apis,
      (api) => api.persistenceError,
      () => jsonResponse(500, { message: notStored }),
    ),
  };
}
