import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import type { Trial } from '../api/trial.ts';
import type { DemoOptions } from '../demo/demo.ts';
import type { RandomNumbers } from '../demo/random-numbers.ts';
import { Database, explainUnusable } from '../store/database.ts';
import { navixyDemo } from './navixy/demo.ts';
import type { NavixyAccountFixture } from './navixy/fixture.ts';
import { loadNavixyAccount } from './navixy/load-account.ts';
import { describeAccount as describeNavixy, type NavixyProfile, describeTrial as tryNavixy } from './navixy/profile.ts';
import { ChatMessages } from './navixy/store/chat-messages.ts';
import { navixySchema } from './navixy/store/schema.ts';
import { Trackers } from './navixy/store/trackers.ts';
import { NavixyUsers } from './navixy/store/users.ts';
import { demoTestNumbers, trustCallerDemo } from './trustcaller/demo.ts';
import type { TrustCallerAccountFixture } from './trustcaller/fixture.ts';
import { loadTrustCallerAccount } from './trustcaller/load-account.ts';
import {
  describeAccount as describeTrustCaller,
  type TrustCallerProfile,
  describeTrial as tryTrustCaller,
} from './trustcaller/profile.ts';
import { ApiKeys } from './trustcaller/store/api-keys.ts';
import { Calls } from './trustcaller/store/calls.ts';
import { LiveCalls } from './trustcaller/store/live-calls.ts';
import { Numbers } from './trustcaller/store/numbers.ts';
import { trustCallerSchema } from './trustcaller/store/schema.ts';

/** Everything the sandbox remembers, by kind. */
export interface Store {
  readonly database: Database;
  readonly users: NavixyUsers;
  readonly trackers: Trackers;
  readonly messages: ChatMessages;
  readonly keys: ApiKeys;
  readonly numbers: Numbers;
  readonly calls: Calls;
  readonly liveCalls: LiveCalls;
}

/** Opens FILE, or a store in memory. Throws a SandboxError when the file is not one of the sandbox's. */
export function openStore(file?: string): Store {
  const database = new Database(schema, file);
  try {
    return createStore(database);
  } catch (error) {
    database.close();
    throw explainUnusable(error, file);
  }
}

/**
 * The tables of all vendors. Times are whole seconds since 1970. Credentials are SHA-256 digests only.
 * Counters are kept by triggers, so that no write can miss them and no list has to count.
 * The messages of a broadcast share the text of its first one, so that a long text is stored once.
 * Only ids of rows that are deleted one by one are kept from being given out again (AUTOINCREMENT).
 */
const schema = navixySchema + trustCallerSchema;

function createStore(database: Database): Store {
  return {
    database,
    users: new NavixyUsers(database),
    trackers: new Trackers(database),
    messages: new ChatMessages(database),
    keys: new ApiKeys(database),
    numbers: new Numbers(database),
    calls: new Calls(database),
    liveCalls: new LiveCalls(database),
  };
}

/** Everything a sandbox is to remember, in place of what it remembered before. */
export interface Fixture {
  readonly navixy: { readonly accounts: readonly NavixyAccountFixture[] };
  readonly trustcaller: {
    readonly accounts: readonly TrustCallerAccountFixture[];
    readonly testNumbers: readonly { readonly prefix: string; readonly testNumber: string }[];
  };
}

/** Stores what a fixture holds in a store that is empty. */
export function storeFixture(store: Store, { navixy, trustcaller }: Fixture): void {
  for (const account of navixy.accounts) loadNavixyAccount(store, account);
  for (const account of trustcaller.accounts) loadTrustCallerAccount(store, account);
  store.numbers.replaceTestNumbers(trustcaller.testNumbers);
}

/** The demo data of every vendor as of a time in seconds since 1970. */
export function createDemo(now: number, random: RandomNumbers, options: Required<DemoOptions>): Fixture {
  const { timeZone, messages, numbers, calls } = options;
  return {
    navixy: { accounts: navixyDemo(now, random, timeZone, messages) },
    trustcaller: { accounts: trustCallerDemo(now, random, { numbers, calls }), testNumbers: demoTestNumbers() },
  };
}

interface VendorProfiles {
  readonly navixy: NavixyProfile;
  readonly trustcaller: TrustCallerProfile;
}

/** What contract tests have to know about an API that is not simulated: its address and a credential. */
export interface PlainProfile {
  readonly baseUrl: string;
  readonly [credential: string]: string;
}

/** What contract tests have to know about a provider: addresses, credentials, and things of each kind to try. */
export type Profile = VendorProfiles & {
  readonly [api in Exclude<ApiName, keyof VendorProfiles>]?: PlainProfile;
};

/** Describes a sandbox that holds its demo data, in the format the contract tests read. */
export function describeProfile(store: Store, baseUrlOf: (api: ApiName) => string): Profile {
  const plain: Partial<Record<ApiName, PlainProfile>> = {};
  for (const api of apiNames) {
    const profileKey = loadDocument(api)['x-registry']?.credential.profileKey ?? 'credential';
    // An API that is not simulated takes any credential.
    plain[api] = { baseUrl: baseUrlOf(api), [profileKey]: `sandbox-demo-${api}` };
  }
  return {
    ...plain,
    navixy: describeNavixy(store, baseUrlOf('navixy')),
    trustcaller: describeTrustCaller(store, baseUrlOf('trustcaller')),
  };
}

/** What a person needs to try each vendor. */
export function listTrials({ navixy, trustcaller }: Profile): Trial[] {
  return [tryNavixy(navixy), tryTrustCaller(trustcaller)];
}
