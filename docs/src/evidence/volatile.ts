import { isObject } from '@trustline/openapi';

/**
 * Lists the fields of a JSON value that differ between two runs of the same request, e.g. `list[].submit_time`.
 * A list whose length differs is one field.
 */
export function listVolatile(one: unknown, other: unknown, path = ''): string[] {
  if (Array.isArray(one) && Array.isArray(other) && one.length === other.length) {
    return [...new Set(one.flatMap((item, index) => listVolatile(item, other[index], `${path}[]`)))];
  }
  if (isObject(one) && isObject(other)) {
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    const prefix = path === '' ? '' : `${path}.`;
    return names.flatMap((name) => listVolatile(one[name], other[name], `${prefix}${name}`));
  }
  return JSON.stringify(one) === JSON.stringify(other) ? [] : [path];
}
