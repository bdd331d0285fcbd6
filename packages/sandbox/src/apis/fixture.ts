import type { DemoOptions } from '../demo/demo.ts';
import type { RandomNumbers } from '../demo/random-numbers.ts';
import { navixyDemo } from './navixy/demo.ts';
import type { NavixyAccountFixture } from './navixy/fixture.ts';
import { loadNavixyAccount } from './navixy/load-account.ts';
import type { Store } from './store.ts';
import { demoTestNumbers, trustCallerDemo } from './trustcaller/demo.ts';
import type { TrustCallerAccountFixture } from './trustcaller/fixture.ts';
import { loadTrustCallerAccount } from './trustcaller/load-account.ts';

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
