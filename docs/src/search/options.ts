/** How records are searched; the index that is built in the reader's browser and the tests use the same. */
export const searchOptions = {
  idField: 'url',
  fields: ['title', 'name', 'text'],
  storeFields: ['url', 'title', 'kind', 'name'],
  // An id is found as a whole and by its parts: chat-send.text-kept, tracker_id, sendChatMessage.
  tokenize: (text: string): string[] => {
    const words = text.split(/[\s,;:()"'`|/{}[\]]+/).filter((word) => word !== '');
    const parts = words.flatMap((word) => word.split(/[.\-_]+|(?<=[a-z])(?=[A-Z])/));
    return [...new Set([...words.map((word) => word.replace(/[.?!]+$/, '')), ...parts])].filter((word) => word !== '');
  },
  processTerm: (term: string): string => term.toLowerCase(),
  searchOptions: {
    boost: { name: 6, title: 3 },
    combineWith: 'AND' as const,
    prefix: (term: string) => term.length > 1,
    fuzzy: (term: string) => (term.length > 5 && !/\d/.test(term) ? 0.2 : false),
    boostDocument: (_id: unknown, _term: string, stored?: Record<string, unknown>): number =>
      weights[String(stored?.kind)] ?? 1,
  },
};

const weights: Readonly<Record<string, number>> = {
  Operation: 2,
  Error: 2,
  Guide: 1.2,
  Field: 1,
  Promise: 0.8,
  Fault: 0.4,
};

/** The part of a search engine that is needed here. */
interface Index {
  readonly search: (query: string) => { readonly [field: string]: unknown }[];
}

/** Searches for what a reader typed; what is called exactly so comes first. */
export function search(index: Index, query: string): { readonly [field: string]: unknown }[] {
  const wanted = query.trim().toLowerCase();
  const isExact = ({ name }: { readonly [field: string]: unknown }) => String(name ?? '').toLowerCase() === wanted;
  const found = index.search(query);
  return [...found.filter(isExact), ...found.filter((result) => !isExact(result))];
}
