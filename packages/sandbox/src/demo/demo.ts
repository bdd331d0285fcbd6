import { navixyDemo } from '../apis/navixy/demo.ts';
import { trustCallerDemo } from '../apis/trustcaller/demo.ts';
import type { Fixture } from './fixture.ts';
import { createRandomNumbers } from './random-numbers.ts';

/** What the demo data looks like. */
export interface DemoOptions {
  /** The same seed and time give the same data. Default: 1. */
  readonly seed?: number;
  /** IANA name of the time zone of the caller's Navixy account. Default: `Europe/Berlin`. */
  readonly timeZone?: string;
  /** Chat messages of the caller's own trackers. Default: 3000. */
  readonly messages?: number;
  /** Numbers the caller's account reserves. Default: 140. */
  readonly numbers?: number;
  /** Calls of the caller's account, spread over the last 120 days. Default: 620. */
  readonly calls?: number;
}

/** The demo data as of a time in seconds since 1970. */
export function demoFixture(now: number, options: DemoOptions = {}): Fixture {
  const { seed = 1, timeZone = 'Europe/Berlin', messages = 3000, numbers = 140, calls = 620 } = options;
  const random = createRandomNumbers(seed);
  return {
    navixy: { accounts: navixyDemo(now, random, timeZone, messages) },
    trustcaller: { accounts: trustCallerDemo(now, random, { numbers, calls }), testNumbers: testNumbers() },
  };
}

function testNumbers(): { prefix: string; testNumber: string }[] {
  const prefixes = ['8613', '8615', '861', '44', '447', '49', '4915', '1202', '7', '33'];
  return prefixes.flatMap((prefix) =>
    ['00', '01', '02'].map((ending) => ({ prefix, testNumber: `${prefix}${'9'.repeat(11 - prefix.length)}${ending}` })),
  );
}
