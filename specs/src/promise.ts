import type { OpenApiDocument, PromiseStatement } from './document.ts';
import { listOperations } from './operation.ts';

/** A promise and the operation it stands beside; `null` for one that holds for the whole API. */
export interface PlacedPromise extends PromiseStatement {
  readonly operationId: string | null;
}

/** Lists every promise of a document: those of the whole API first, then by operation in document order. */
export function listPromises(document: OpenApiDocument): PlacedPromise[] {
  const ofApi = (document['x-promises'] ?? []).map((promise) => ({ ...promise, operationId: null }));
  const ofOperations = listOperations(document).flatMap(({ operationId, object }) =>
    (object['x-promises'] ?? []).map((promise) => ({ ...promise, operationId })),
  );
  return [...ofApi, ...ofOperations];
}
