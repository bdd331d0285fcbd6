import type { ClientOptions } from './options.ts';
import { longestDelay } from './wait.ts';

/** The settings of a client, or of a call merged with those of its client. */
export interface ResolvedOptions {
  readonly settings: ClientOptions;
  /** The headers of every request but for the credential. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Merges options over others; those that are `undefined` are omitted. */
export function mergeOptions(base: ResolvedOptions, options: ClientOptions): ResolvedOptions {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const headers = options.headers ? Object.fromEntries(new Headers(options.headers)) : {};
  return { settings: { ...base.settings, ...Object.fromEntries(given) }, headers: { ...base.headers, ...headers } };
}

/** Says which option has a value that cannot work; `undefined` when none has. */
export function findInvalidOption({ baseUrl, timeout, retries, maxResponseSize }: ClientOptions): string | undefined {
  if (baseUrl !== undefined && !/^https?:\/\/[^\s?#@]+$/.test(baseUrl)) {
    return 'baseUrl must be an http or https address without query, fragment and user';
  }
  const numbers = { timeout, retries, maxResponseSize };
  return Object.entries(numbers)
    .map(([name, value]) => (isCount(value) ? undefined : `${name} ${count}`))
    .find(Boolean);
}

/** What is wrong with a number that is no `isCount`. */
export const count = `must be an integer from 0 to ${longestDelay}`;

/** Tells whether an option is omitted or a number that a timer can wait for, or a loop count to. */
export function isCount(value: number | undefined): boolean {
  return value === undefined || (Number.isInteger(value) && value >= 0 && value <= longestDelay);
}
