import type { Example, MediaType, OpenApiDocument, Reference } from './document.ts';
import { listOperations, type Operation } from './operation.ts';
import { escapePointer, type Located, resolveReference } from './reference.ts';

/** A named example and the place of a message it stands for. */
export interface PlacedExample {
  readonly operationId: string;
  readonly name: string;
  /** `request`, or the response's status, e.g. `200`; for a `default` response the status the example has. */
  readonly message: string;
  readonly mediaType: string;
  /** JSON pointer of the schema the example belongs to. */
  readonly schemaPointer: string;
  readonly example: Example;
}

/** Lists every named example of request and response bodies, by operation in document order. */
export function listExamples(document: OpenApiDocument): PlacedExample[] {
  return listOperations(document).flatMap((operation) =>
    bodies(operation).flatMap(([message, content, pointer]) =>
      Object.entries(content ?? {}).flatMap(([mediaType, media]) =>
        Object.entries(media.examples ?? {}).map(([name, reference]) => {
          const example = readExample(document, reference);
          return {
            operationId: operation.operationId,
            name,
            message: message === 'default' ? String(example['x-http-status'] ?? message) : message,
            mediaType,
            schemaPointer: `${pointer}/content/${escapePointer(mediaType)}/schema`,
            example,
          };
        }),
      ),
    ),
  );
}

/** An example of a request and the operation it belongs to. */
export interface RequestExample {
  readonly operation: Operation;
  readonly name: string;
  readonly example: Example;
}

/** Lists the requests of the vendors' pages that a server must reject. */
export function listInvalidExamples(document: OpenApiDocument): RequestExample[] {
  return listRequests(document, 'x-invalid-examples');
}

/** Lists the requests in a form that only older pages of the vendors show. */
export function listLegacyExamples(document: OpenApiDocument): RequestExample[] {
  return listRequests(document, 'x-documented-legacy');
}

function listRequests(document: OpenApiDocument, key: 'x-invalid-examples' | 'x-documented-legacy'): RequestExample[] {
  return listOperations(document).flatMap((operation) =>
    Object.entries(operation.object[key] ?? {}).map(([name, example]) => ({ operation, name, example })),
  );
}

function readExample(document: OpenApiDocument, example: Example | Reference): Example {
  return resolveReference(document, 'examples', document.components.examples, example, '/components/examples').value;
}

type Content = Readonly<Record<string, MediaType>> | undefined;

function bodies({ requestBody, responses }: Operation): [message: string, content: Content, pointer: string][] {
  const located = (message: string, part: Located<{ content?: Content }>): [string, Content, string] => [
    message,
    part.value.content,
    part.pointer,
  ];
  return [
    ...(requestBody ? [located('request', requestBody)] : []),
    ...Object.entries(responses).map(([status, response]) => located(status, response)),
  ];
}
