import { followSchema, isObject, type OpenApiDocument, type SampleRequest, type Schema } from '@trustline/openapi';
import type { ContractOperation } from '@trustline/openapi-validator';

/** An ID that no record has: the largest that fits a signed 32-bit column. */
export const unknownId = 2_147_483_647;

/** So many of the largest IDs are taken for nobody's: no table counts that far. */
const reserved = 1024;

/** Lists different IDs that no record has. */
export function listUnknownIds(count: number): number[] {
  return Array.from({ length: count }, (_, index) => unknownId - index);
}

/** An operation that a request is for, and what its path names. */
interface Addressed {
  readonly operation: ContractOperation;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * Whether a request names IDs, and only such as no record has: then there is nothing that a server could change, however
 * wrong it is about what it is asked. An operation that can do without an ID never counts: there, none may mean all.
 */
export async function namesOnlyUnknownIds(
  document: OpenApiDocument,
  { operation, pathParameters }: Addressed,
  request: Request,
): Promise<boolean> {
  if (!requiresIds(document, operation)) return false;
  const query = new URL(request.url).searchParams;
  const parameters = operation.parseParameters({ path: pathParameters, query, headers: request.headers });
  const body =
    request.body === null
      ? {}
      : operation.parseBody(request.headers.get('content-type'), await request.clone().text()).value;
  if (!isObject(body)) return false;
  const names = idNames(document, operation);
  const fields = [parameters.path, parameters.query, body].flatMap((part) => Object.entries(part));
  const ids = fields.filter(([name]) => names.has(name));
  const isDocumented = lists(operation, document, [...query.keys()], Object.keys(body));
  return isDocumented && ids.length > 0 && ids.every(([, value]) => isUnknown(value));
}

/** The request with IDs that no record has; `null` for an operation that can do without an ID, or takes none. */
export function withUnknownIds(
  document: OpenApiDocument,
  operation: ContractOperation,
  sample: SampleRequest,
): SampleRequest | null {
  if (!requiresIds(document, operation)) return null;
  const names = idNames(document, operation);
  const replace = (fields: Readonly<Record<string, unknown>>) =>
    Object.entries(fields).map(([name, value]) => [name, names.has(name) ? unknownLike(value) : value] as const);
  const query = replace(sample.query).map(([name, value]) => [name, String(value)] as const);
  const body = sample.body && Object.fromEntries(replace(sample.body));
  return { ...sample, query: Object.fromEntries(query), body };
}

function isUnknown(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isUnknown);
  return Number.isInteger(value) && Number(value) > unknownId - reserved && Number(value) <= unknownId;
}

/** An unknown ID in the place of one, whether it stands alone, in a list, or in a text that holds either. */
function unknownLike(value: unknown): unknown {
  if (Array.isArray(value)) return [unknownId];
  if (typeof value !== 'string') return unknownId;
  return value.trim().startsWith('[') ? `[${unknownId}]` : String(unknownId);
}

/** Whether the operation rejects a request without an ID, as far as the document says. */
function requiresIds(document: OpenApiDocument, operation: ContractOperation): boolean {
  const names = idNames(document, operation);
  const parameters = operation.parameters.filter(({ value }) => value.required === true).map(({ value }) => value.name);
  return listRequired(bodyOf(document, operation)).every((required) =>
    [...parameters, ...required].some((name) => names.has(name)),
  );
}

/** The names that a body must have; several lists where it must have those of one of them. */
function listRequired({ required, if: condition, else: otherwise }: Schema): string[][] {
  const always = textsIn(required);
  if (!isObject(condition) || !isObject(otherwise)) return [always];
  return [condition, otherwise].map((branch) => [...always, ...textsIn(branch.required)]);
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** The parameters and fields that hold a whole number or a list of such: these are the IDs of what is changed. */
function idNames(document: OpenApiDocument, operation: ContractOperation): Set<string> {
  const parameters = operation.parameters
    .filter(({ value }) => holdsNumbers(document, value.schema ?? value.content?.['application/json']?.schema))
    .map(({ value }) => value.name);
  const { properties } = bodyOf(document, operation);
  const fields = isObject(properties) ? Object.entries(properties) : [];
  return new Set([
    ...parameters,
    ...fields.filter(([, schema]) => holdsNumbers(document, schema)).map(([name]) => name),
  ]);
}

function holdsNumbers(document: OpenApiDocument, schema: unknown): boolean {
  const { type, items } = followSchema(document, schema);
  return type === 'integer' || (type === 'array' && holdsNumbers(document, items));
}

/** Whether the document lists each parameter of a query and each field of a body. */
function lists(
  operation: ContractOperation,
  document: OpenApiDocument,
  query: readonly string[],
  fields: readonly string[],
): boolean {
  const parameters = operation.parameters.filter((each) => each.value.in === 'query').map(({ value }) => value.name);
  const properties = Object.keys(bodyOf(document, operation).properties ?? {});
  return query.every((name) => parameters.includes(name)) && fields.every((name) => properties.includes(name));
}

function bodyOf(document: OpenApiDocument, { requestBody }: ContractOperation): Schema {
  return followSchema(document, requestBody?.value.content['application/json']?.schema);
}
