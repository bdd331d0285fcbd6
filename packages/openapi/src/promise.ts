import type { OpenApiDocument, PromiseStatement, Source, SourcePage } from './document.ts';
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

/** Writes a source for people, e.g. `Acme API, List meters`. */
export function describeSource({ page, heading }: Source): string {
  return `${page}, ${heading}`;
}

/** Finds the page of a source. Throws an Error that names the page when the document does not list it. */
export function findSourcePage(document: OpenApiDocument, { page }: Source): SourcePage {
  const found = document['x-sources']?.pages.find(({ name }) => name === page);
  if (found === undefined) throw new Error(`${document.info.title}: x-sources lists no page "${page}".`);
  return found;
}
