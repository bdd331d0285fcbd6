/** Says whether a value is an object with keys, as opposed to an array, `null` or a plain value. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
