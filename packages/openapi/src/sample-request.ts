import type { Example, MediaType, OpenApiDocument, Parameter, Reference } from './document.ts';
import { credentialNames } from './facts.ts';
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
  /** Parameters and body fields by name, as the examples give them. */
  readonly input: Readonly<Record<string, unknown>>;
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
    const path = exampleParameters(document, operation, 'path');
    const base = {
      operationId: operation.operationId,
      name: operation.operationId,
      summary: operation.object.summary,
      method: operation.method.toUpperCase(),
      path: fillPath(operation.path, path),
      input: path,
      query: {},
      mediaType: null,
      body: null,
    };
    const bodies = Object.entries(operation.requestBody?.value.content ?? {});
    if (bodies.length > 0) return bodies.flatMap(([mediaType, media]) => withBodies(document, base, mediaType, media));
    const queries = Object.entries(operation.object['x-request-examples'] ?? {});
    if (queries.length === 0) return [withQuery(base, exampleParameters(document, operation, 'query'))];
    return queries.map(([name, example]) => ({
      ...withQuery(base, withoutCredential(document, fieldsOf(example))),
      name,
      summary: example.summary ?? base.summary,
    }));
  });
}

function withQuery(base: SampleRequest, values: Record<string, unknown>): SampleRequest {
  const query = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, textOf(value)]));
  return { ...base, query, input: { ...base.input, ...values } };
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
    const input = { ...base.input, ...body };
    return { ...base, name, summary: example.summary ?? base.summary, mediaType, input, body };
  });
}

function fillPath(template: string, values: Record<string, unknown>): string {
  return template.replace(/\{(\w+)\}/g, (_braced, name: string) => encodeURIComponent(textOf(values[name])));
}

function exampleParameters(
  document: OpenApiDocument,
  { parameters }: Operation,
  place: Parameter['in'],
): Record<string, unknown> {
  const given = parameters
    .filter(({ value }) => value.in === place)
    .map(({ value }): [string, unknown] => [value.name, exampleOf(document, value)]);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
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
  const names = credentialNames(document);
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
