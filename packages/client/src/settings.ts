import type { CallOptions } from './options.ts';
import { longestDelay } from './wait.ts';

/** Leaves out options that are `undefined`, so that they replace no others. */
export function omitUndefined<Options extends object>(options: Options): Partial<Options> {
  const given: Partial<Options> = { ...options };
  for (const name in given) if (given[name] === undefined) delete given[name];
  return given;
}

/** Says which options have a value that cannot work. */
export function listInvalidOptions({ baseUrl = 'http://x', timeout, retries, maxResponseSize }: CallOptions): string[] {
  const isAddress = /^https?:\/\/[^\s?#@]+$/.test(baseUrl);
  const numbers = Object.entries({ timeout, retries, maxResponseSize }).filter(([, value]) => !isCount(value));
  return [
    ...(isAddress ? [] : ['baseUrl must be an http(s) address without query, fragment and user']),
    ...numbers.map(([name]) => `${name} ${count}`),
  ];
}

/** What is wrong with a number that is no `isCount`. */
export const count = 'must be an integer from 0 to 2147483647';

/** Tells whether an option is omitted or a number that a timer can wait for, or a loop count to. */
export function isCount(value: number | undefined): boolean {
  return value === undefined || (Number.isInteger(value) && value >= 0 && value <= longestDelay);
}
