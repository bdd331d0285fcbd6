import { listOperations, listSampleRequests, type OpenApiDocument, type Operation } from '@trustline/openapi';

/** One request of the fixed traffic, in the terms of the document. */
export interface TrafficRequest {
  readonly operationId: string;
  /** Values of path, query and header parameters by name; in a query a list is JSON text. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Body by how it is sent: as JSON or as a form. */
  readonly json?: Readonly<Record<string, unknown>>;
  readonly form?: Readonly<Record<string, unknown>>;
  /** Headers that carry the credential; none for a request without one. */
  readonly credential: Readonly<Record<string, string>>;
  /** How often it is sent; once by default. */
  readonly times?: number;
}

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly operation: Operation;
  readonly method: string;
  /** Path below the server's base URL with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** Writes the fixed traffic for the wire. Throws an Error for an operation the document does not have. */
export function writeTraffic(document: OpenApiDocument, traffic: readonly TrafficRequest[]): WireRequest[] {
  const operations = new Map(listOperations(document).map((operation) => [operation.operationId, operation]));
  return traffic.flatMap((request) => {
    const operation = operations.get(request.operationId);
    if (operation === undefined) throw new Error(`The document has no operation ${request.operationId}.`);
    return Array.from({ length: request.times ?? 1 }, () => writeRequest(operation, request));
  });
}

/** Adds a request of the document's examples for each operation that the traffic leaves out, so that a new one is in it. */
export function withEveryOperation(
  document: OpenApiDocument,
  traffic: readonly TrafficRequest[],
  credential: TrafficRequest['credential'],
): TrafficRequest[] {
  const met = new Set(traffic.map(({ operationId }) => operationId));
  const missing = listSampleRequests(document).filter(({ operationId }) => !met.has(operationId));
  const added = missing.map(({ operationId, input, body, mediaType }): TrafficRequest => {
    const fields = body ?? {};
    const sent = body === null ? {} : mediaType === 'application/json' ? { json: fields } : { form: fields };
    return { operationId, credential, parameters: input, ...sent };
  });
  return [...added, ...traffic];
}

/** Writes a value as it stands in a path, a query or a form: a text as it is, anything else as JSON text. */
export function writeValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function writeRequest(operation: Operation, request: TrafficRequest): WireRequest {
  const given = request.parameters ?? {};
  const placed = (place: string) =>
    operation.parameters.flatMap(({ value: { name, in: found } }): [string, string][] =>
      found === place && given[name] !== undefined ? [[name, writeValue(given[name])]] : [],
    );
  const path = placed('path').reduce(
    (template, [name, value]) => template.replace(`{${name}}`, encodeURIComponent(value)),
    operation.path,
  );
  const query = new URLSearchParams(placed('query')).toString();
  const { mediaType, body } = writeBody(request);
  return {
    operation,
    method: operation.method.toUpperCase(),
    path: query === '' ? path : `${path}?${query}`,
    headers: {
      accept: 'application/json',
      ...request.credential,
      ...Object.fromEntries(placed('header')),
      ...(mediaType === null ? {} : { 'content-type': mediaType }),
    },
    body,
  };
}

function writeBody({ json, form }: TrafficRequest): { mediaType: string | null; body: string | null } {
  if (json !== undefined) return { mediaType: 'application/json', body: JSON.stringify(json) };
  if (form === undefined) return { mediaType: null, body: null };
  const fields = Object.entries(form).map(([name, value]): [string, string] => [name, writeValue(value)]);
  return { mediaType: 'application/x-www-form-urlencoded', body: new URLSearchParams(fields).toString() };
}
