import { listOperations, type OpenApiDocument } from '@trustline/openapi';

/** A page and the words that lead to it; `path` is relative to the site's root. */
export interface Entry {
  readonly path: string;
  readonly label: string;
}

/** Entries under a common heading. */
export interface Group {
  readonly label: string;
  readonly entries: readonly Entry[];
}

/** The guides in reading order, by file name without ending. */
export const guideNames = [
  'getting-started',
  'chat',
  'trusted-numbers',
  'calls',
  'live-calls',
  'api-keys',
  'errors',
  'dates',
  'mocks',
  'sandbox',
  'verification',
] as const;

/** Lists the pages of the operations in a folder of the site by the document's tags. */
export function groupOperations(folder: string, document: OpenApiDocument): Group[] {
  const operations = listOperations(document);
  return (document.tags ?? []).map(({ name }) => ({
    label: name,
    entries: operations
      .filter(({ object }) => object.tags.includes(name))
      .map(({ operationId }) => ({ path: `${folder}/${operationId}.html`, label: operationId })),
  }));
}
