import { isObject } from '@trustline/openapi';

/** A list that was cut, and how long it was. */
export interface Cut {
  readonly path: string;
  readonly length: number;
}

const longest = 10;
const kept = 2;

/** Cuts long lists of a JSON value down to their first entries, so that a page can show it. */
export function shortenLists(value: unknown, path = ''): { value: unknown; cuts: Cut[] } {
  if (Array.isArray(value)) {
    const cuts = value.length > longest ? [{ path, length: value.length }] : [];
    const parts = value.slice(0, cuts.length > 0 ? kept : undefined).map((item) => shortenLists(item, `${path}[]`));
    return { value: parts.map((part) => part.value), cuts: [...cuts, ...parts.flatMap((part) => part.cuts)] };
  }
  if (!isObject(value)) return { value, cuts: [] };
  const prefix = path === '' ? '' : `${path}.`;
  const parts = Object.entries(value).map(([name, part]) => [name, shortenLists(part, `${prefix}${name}`)] as const);
  return {
    value: Object.fromEntries(parts.map(([name, part]) => [name, part.value])),
    cuts: parts.flatMap(([, part]) => part.cuts),
  };
}
