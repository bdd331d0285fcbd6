import type { Schema } from './validators.ts';
import { longestDelay } from './wait.ts';

/** Leaves out options that are `undefined`, so that they replace no others. */
export function omitUndefined<Options extends object>(options: Options): Partial<Options> {
  const given: Partial<Options> = { ...options };
  for (const name in given) if (given[name] === undefined) delete given[name];
  return given;
}

/** What a timer can wait for, or a loop count to. */
export const count = { type: 'integer', minimum: 0, maximum: longestDelay };
// No query, fragment or user, which could hold a credential.
const baseUrl = { type: 'string', pattern: '^https?://[^\\s?#@]+$' };

/** What options must be, as far as a wrong value would not show at once. */
export const optionsSchema: Schema = {
  optionalProperties: { baseUrl, timeout: count, retries: count, maxResponseSize: count },
};
