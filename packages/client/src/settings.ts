import { maximum, minimum, optionalProperties, pattern, type } from './keywords.ts';
import { createCompiler } from './validators.ts';
import { longestDelay } from './wait.ts';

/** Leaves out options that are `undefined`, so that they replace no others. */
export function omitUndefined<Options extends object>(options: Options): Partial<Options> {
  const given: Partial<Options> = { ...options };
  for (const name in given) if (given[name] === undefined) delete given[name];
  return given;
}

/** What a timer can wait for, or a loop count to. */
const count = { type: 'integer', minimum: 0, maximum: longestDelay };
// No query, fragment or user, which could hold a credential.
const baseUrl = { type: 'string', pattern: '^https?://[^\\s?#@]+$' };
const options = { baseUrl, timeout: count, retries: count, maxResponseSize: count, interval: count };

/** Lists the options whose value cannot work, as checks of input do. */
export const checkOptions = /* @__PURE__ */ createCompiler({ type, pattern, minimum, maximum, optionalProperties })({
  optionalProperties: options,
});
