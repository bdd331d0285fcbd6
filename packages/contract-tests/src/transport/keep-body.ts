import { isObject, parseJson } from '../engine/session/json.ts';

/** The most characters of a response body that are kept once it has been looked at. */
export const longestKept = 64 * 1024;

/** A body, or what is kept of it, with the length of the whole where that is longer. */
export interface KeptBody {
  readonly body: string;
  readonly cutFrom: number | null;
}

/**
 * Keeps a body for the reports. Of a long one that is JSON, its lists are shortened until it fits, so that what is
 * kept can still be read; of any other, the beginning.
 */
export function keepBody(body: string, limit = longestKept): KeptBody {
  if (body.length <= limit) return { body, cutFrom: null };
  const json = parseJson(body);
  for (let entries = 256; json !== undefined && entries > 0; entries = Math.floor(entries / 4)) {
    const shorter = JSON.stringify(shortenLists(json, entries));
    if (shorter.length <= limit) return { body: shorter, cutFrom: body.length };
  }
  return { body: body.slice(0, limit), cutFrom: body.length };
}

function shortenLists(value: unknown, entries: number): unknown {
  if (Array.isArray(value)) return value.slice(0, entries).map((item) => shortenLists(item, entries));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shortenLists(item, entries)]));
}
