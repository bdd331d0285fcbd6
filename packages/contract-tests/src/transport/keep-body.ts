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
  for (let entries = 256; entries > 0; entries = Math.floor(entries / 4)) {
    const shorter = shortenLists(body, entries);
    if (shorter === null) break;
    if (shorter.length <= limit) return { body: shorter, cutFrom: body.length };
  }
  return { body: body.slice(0, limit), cutFrom: body.length };
}

function shortenLists(body: string, entries: number): string | null {
  try {
    return JSON.stringify(
      JSON.parse(body, (_key, value: unknown) => (Array.isArray(value) ? value.slice(0, entries) : value)),
    );
  } catch {
    return null;
  }
}
