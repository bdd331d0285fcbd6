import { listOperations, type OpenApiDocument, type Operation, type Schema } from '@trustline/openapi';
import type { Exchange, RecordedRequest, RecordedResponse } from '../engine/result.ts';
import { listPointers, listProperties, type SchemaProperties } from './schema-properties.ts';

/** The kinds of things a document lists and a run meets or does not meet. */
export const coverageKinds = ['operations', 'parameters', 'responseProperties', 'statuses'] as const;

/** How much of a document a run has met, by kind. Fields of a request body count as parameters. */
export type Coverage = Readonly<Record<(typeof coverageKinds)[number], CoverageCount>>;

/** How many things of one kind were met, and which were not. */
export interface CoverageCount {
  readonly covered: number;
  readonly total: number;
  readonly missing: readonly MissingItem[];
}

/** One thing no exchange has shown. */
interface MissingItem {
  readonly operationId: string;
  /** E.g. `query limit`, `body /trackers`, `404` or `200 /links/next`; the method and path for an operation. */
  readonly item: string;
}

interface Item extends MissingItem {
  readonly covered: boolean;
}

/** Measures how much of a document a run's exchanges have met. */
export function measureCoverage(document: OpenApiDocument, exchanges: readonly Exchange[]): Coverage {
  const operations = listOperations(document).map((operation) => {
    const own = exchanges.filter(({ operationId }) => operationId === operation.operationId);
    return {
      operation,
      requests: own.map(({ request }) => request),
      responses: own.flatMap(({ response }) => response ?? []),
    };
  });
  const collect = (list: (met: MetOperation) => Item[]) => countItems(operations.flatMap(list));
  return {
    operations: collect(operationItem),
    parameters: collect((met) => [...parameterItems(met), ...bodyItems(document, met)]),
    responseProperties: collect((met) => responseItems(document, met)),
    statuses: collect(statusItems),
  };
}

interface MetOperation {
  readonly operation: Operation;
  readonly requests: readonly RecordedRequest[];
  readonly responses: readonly RecordedResponse[];
}

function countItems(items: readonly Item[]): CoverageCount {
  const missing = items.filter(({ covered }) => !covered).map(({ operationId, item }) => ({ operationId, item }));
  return { covered: items.length - missing.length, total: items.length, missing };
}

function operationItem({ operation: { operationId, method, path }, responses }: MetOperation): Item[] {
  return [{ operationId, item: `${method.toUpperCase()} ${path}`, covered: responses.length > 0 }];
}

function statusItems({ operation, responses }: MetOperation): Item[] {
  const met = new Set(responses.map(({ status }) => documentedStatus(operation, status)));
  return Object.keys(operation.responses).map((item) => ({
    operationId: operation.operationId,
    item,
    covered: met.has(item),
  }));
}

/** The status as the document lists it; one that it does not list is `default`. */
function documentedStatus({ responses }: Operation, status: number): string {
  return String(status) in responses ? String(status) : 'default';
}

function parameterItems({ operation, requests }: MetOperation): Item[] {
  return operation.parameters.map(({ value: { in: place, name } }) => ({
    operationId: operation.operationId,
    item: `${place} ${name}`,
    covered: requests.some((request) => carries(request, place, name)),
  }));
}

function carries({ url, headers }: RecordedRequest, place: string, name: string): boolean {
  if (place === 'query') return new URL(url).searchParams.has(name);
  if (place === 'header') return headers.some(([header]) => header.toLowerCase() === name.toLowerCase());
  // The operation would not have been found without its path parameters.
  return place === 'path';
}

function bodyItems(document: OpenApiDocument, { operation, requests }: MetOperation): Item[] {
  const properties = mergeProperties(document, Object.values(operation.requestBody?.value.content ?? {}));
  const met = new Set(requests.flatMap(({ headers, body }) => [...readPointers(headers, body)]));
  return propertyItems(operation.operationId, 'body', properties, met);
}

function responseItems(document: OpenApiDocument, { operation, responses }: MetOperation): Item[] {
  return Object.entries(operation.responses).flatMap(([status, response]) => {
    const properties = mergeProperties(document, Object.values(response.value.content ?? {}));
    const own = responses.filter((received) => documentedStatus(operation, received.status) === status);
    const met = new Set(own.flatMap(({ headers, body }) => [...readPointers(headers, body)]));
    return propertyItems(operation.operationId, status, properties, met);
  });
}

function mergeProperties(document: OpenApiDocument, mediaTypes: readonly { schema?: Schema }[]): SchemaProperties {
  return new Map(mediaTypes.flatMap(({ schema }) => (schema ? [...listProperties(document, schema)] : [])));
}

function propertyItems(operationId: string, where: string, properties: SchemaProperties, met: Set<string>): Item[] {
  return [...properties.keys()]
    .filter((pointer) => pointer !== '' && !pointer.endsWith('/*'))
    .map((pointer) => ({ operationId, item: `${where} ${pointer}`, covered: met.has(pointer) }));
}

/** The pointers of a JSON body, or the field names of a form; none for a body that is neither. */
function readPointers(headers: RecordedRequest['headers'], body: string | null): Set<string> {
  if (body === null || body === '') return new Set();
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return new Set([...new URLSearchParams(body).keys()].map((name) => `/${name}`));
  }
  try {
    return listPointers(JSON.parse(body));
  } catch {
    // A body that is no JSON shows no property; that it is none is a finding elsewhere.
    return new Set();
  }
}
