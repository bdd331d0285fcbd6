import { createDemo, type Fixture } from '../apis/data.ts';
import { createRandomNumbers } from './random-numbers.ts';

/** What the demo data looks like. */
export interface DemoOptions {
  /** The same seed and time give the same data. Default: 1. */
  readonly seed?: number;
  /** IANA name of the time zone of the account whose trackers chat. Default: `Europe/Berlin`. */
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
  return createDemo(now, createRandomNumbers(seed), { seed, timeZone, messages, numbers, calls });
}
