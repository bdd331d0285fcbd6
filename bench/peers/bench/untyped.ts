/** Reads a place of a value whose shape another tool decides; `undefined` when there is nothing. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((place, key) => (isObject(place) ? Reflect.get(place, key) : undefined), value);
}

/** The entries of a list; none for anything else. */
export function entries(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** A value as text; empty when there is none. */
export function text(value: unknown, ...path: readonly (string | number)[]): string {
  const found = at(value, ...path);
  if (typeof found === 'string') return found;
  return found === undefined ? '' : JSON.stringify(found);
}

/** Calls a function that belongs to another tool's module or object. Throws a TypeError that names it when it is none. */
export function call(owner: unknown, name: string, ...given: readonly unknown[]): unknown {
  const found = at(owner, name);
  if (typeof found !== 'function') throw new TypeError(`There is no function ${name}.`);
  return Reflect.apply(found, owner, given);
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
