import { listOperations, listPromises, type OpenApiDocument, type PlacedPromise } from '@trustline/openapi';

/** One promise to verify. */
export interface PromiseCase {
  readonly promise: PlacedPromise;
  /** The first tag of the promise's operation, or the document's title for a promise of the whole API. */
  readonly tag: string;
}

/** Lists a document's promises with their tags, in document order. */
export function listCases(document: OpenApiDocument): PromiseCase[] {
  const tags = new Map(listOperations(document).map(({ operationId, object }) => [operationId, object.tags[0]]));
  return listPromises(document).map((promise) => ({
    promise,
    tag: (promise.operationId === null ? undefined : tags.get(promise.operationId)) ?? document.info.title,
  }));
}
