import type { Example, MediaType, OpenApiDocument, Parameter, Reference } from './document.ts';
import { listOperations, type Operation } from './operation.ts';
import { resolveReference } from './reference.ts';

/** A request that an operation accepts, made of the document's own examples. It carries no credential. */
export interface SampleRequest {
  readonly operationId: string;
  /** Name of the example it shows; the operationId for a request that only its parameters make. */
  readonly name: string;
  readonly summary: string;
  /** HTTP method in upper case. */
  readonly method: string;
  /** Path below the server's base URL, parameters filled in, e.g. `/calls/98765`. */
  readonly path: string;
  /** Query parameters as texts, not yet percent-encoded; a list is JSON text. */
  readonly query: Readonly<Record<string, string>>;
  /** Media type of the body, `null` when the request has none. */
  readonly mediaType: string | null;
  /** The body's fields as the example gives them, `null` when the request has none. */
  readonly body: Readonly<Record<string, unknown>> | null;
}

/** Lists the requests the examples of a document describe, by operation in document order; each has at least one. */
export function listSampleRequests(document: OpenApiDocument): SampleRequest[] {
  return listOperations(document).flatMap((operation) => {
    const base = {
      operationId: operation.operationId,
      name: operation.operationId,
      summary: operation.object.summary,
      method: operation.method.toUpperCase(),
      path: fillPath(document, operation),
      query: {},
      mediaType: null,
      body: null,
    };
    const bodies = Object.entries(operation.requestBody?.value.content ?? {});
    if (bodies.length > 0) return bodies.flatMap(([mediaType, media]) => withBodies(document, base, mediaType, media));
    const queries = Object.entries(operation.object['x-request-examples'] ?? {});
    if (queries.length === 0) return [{ ...base, query: exampleQuery(document, operation) }];
    return queries.map(([name, example]) => ({
      ...base,
      name,
      summary: example.summary ?? base.summary,
      query: textsOf(withoutCredential(document, fieldsOf(example))),
    }));
  });
}

function withBodies(
  document: OpenApiDocument,
  base: SampleRequest,
  mediaType: string,
  { examples }: MediaType,
): SampleRequest[] {
  return Object.entries(examples ?? {}).map(([name, placed]) => {
    const example = readExample(document, placed);
    const body = withoutCredential(document, fieldsOf(example));
    return { ...base, name, summary: example.summary ?? base.summary, mediaType, body };
  });
}

function fillPath(document: OpenApiDocument, { path, parameters }: Operation): string {
  return parameters
    .filter(({ value }) => value.in === 'path')
    .reduce(
      (filled, { value }) =>
        filled.replace(`{${value.name}}`, encodeURIComponent(textOf(exampleOf(document, value) ?? ''))),
      path,
    );
}

function exampleQuery(document: OpenApiDocument, { parameters }: Operation): Record<string, string> {
  const given = parameters
    .filter(({ value }) => value.in === 'query')
    .map(({ value }): [string, unknown] => [value.name, exampleOf(document, value)]);
  return textsOf(Object.fromEntries(given.filter(([, value]) => value !== undefined)));
}

function exampleOf(document: OpenApiDocument, { example, examples, content }: Parameter): unknown {
  if (example !== undefined) return example;
  const [media] = Object.values(content ?? {});
  const [first] = Object.values(examples ?? media?.examples ?? {});
  return first === undefined ? undefined : readExample(document, first).value;
}

function readExample(document: OpenApiDocument, example: Example | Reference): Example {
  return resolveReference(document, 'examples', document.components.examples, example, '/components/examples').value;
}

function fieldsOf({ value }: Example): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

// A credential belongs to its sender; the documented header carries it in every case.
function withoutCredential(document: OpenApiDocument, fields: Record<string, unknown>): Record<string, unknown> {
  const names = Object.values(document.components.securitySchemes ?? {}).map(({ name }) => name);
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

function textsOf(fields: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, textOf(value)]));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
