import {
  escapePointer,
  isObject,
  listExamples,
  listOperations,
  type OpenApiDocument,
  type Operation,
  type PlacedExample,
  resolveReference,
  sampleHeaders,
} from '@trustline/openapi';
import { isOfType, mutators } from './mutators.ts';
import { fits, insideOthers, insideProperty, type Sample } from './sample.ts';

/** One constraint of a response schema, and a response that breaks just this one. */
export interface ResponseMutant {
  readonly operationId: string;
  readonly status: string;
  /** `response body`, or `response header` and its name. */
  readonly place: string;
  /** JSON pointer of the keyword in the document, e.g. `/components/schemas/Call/required`. */
  readonly constraint: string;
  /** JSON pointer of the broken value in the body. */
  readonly pointer: string;
  /** The response; `undefined` when no example of the document reaches the constraint. */
  readonly response: { readonly status: number; readonly headers: Headers; readonly body: string } | undefined;
}

type Report = (constraint: string, pointer: string, body: unknown, value: unknown) => void;

/**
 * Walks every response schema of a document and makes, for each constraint in it, responses that break it.
 * The responses are made from the document's named examples.
 */
export function listResponseMutants(document: OpenApiDocument): ResponseMutant[] {
  const examples = Map.groupBy(listExamples(document), ({ operationId }) => operationId);
  return listOperations(document).flatMap((operation) => {
    const own = examples.get(operation.operationId) ?? [];
    return [...ofBodies(document, operation, own), ...ofHeaders(document, operation, own)];
  });
}

function ofBodies(
  document: OpenApiDocument,
  operation: Operation,
  examples: readonly PlacedExample[],
): ResponseMutant[] {
  return Object.entries(operation.responses).flatMap(([status, { value: response, pointer }]) =>
    Object.entries(response.content ?? {}).flatMap(([mediaType, { schema }]) => {
      const samples = examples
        .filter((example) => example.message === status && example.mediaType === mediaType)
        .map(({ example }): Sample => ({ value: example.value, pointer: '', replace: (value) => value }));
      const found: ResponseMutant[] = [];
      const headers = sampleHeaders(document, operation, status);
      headers.set('content-type', mediaType);
      const report: Report = (constraint, at, body) => {
        const response =
          body === undefined ? undefined : { status: Number(status), headers, body: JSON.stringify(body) };
        const operationId = operation.operationId;
        found.push({ operationId, status, place: 'response body', constraint, pointer: at, response: response });
      };
      visit(document, schema, `${pointer}/content/${escapePointer(mediaType)}/schema`, samples, report);
      return found;
    }),
  );
}

function ofHeaders(
  document: OpenApiDocument,
  operation: Operation,
  examples: readonly PlacedExample[],
): ResponseMutant[] {
  return Object.entries(operation.responses).flatMap(([status, response]) =>
    Object.entries(response.value.headers ?? {}).flatMap(([name, reference]) => {
      const at = `${response.pointer}/headers/${escapePointer(name)}`;
      const header = resolveReference(document, 'headers', document.components.headers, reference, at);
      const sample = examples.find(({ message }) => message === status);
      const respondWith = (text: string | undefined) => {
        const headers = sampleHeaders(document, operation, status);
        headers.set('content-type', sample?.mediaType ?? '');
        if (text === undefined) headers.delete(name);
        else headers.set(name, text);
        return { status: Number(status), headers, body: JSON.stringify(sample?.example.value) };
      };
      const base = { operationId: operation.operationId, status, place: `response header ${name}`, pointer: '' };
      const found: ResponseMutant[] = [];
      if (header.value.required === true) {
        found.push({ ...base, constraint: `${header.pointer}/required`, response: respondWith(undefined) });
      }
      const samples = [{ value: header.value.example, pointer: '', replace: (value: unknown) => value }];
      visit(document, header.value.schema, `${header.pointer}/schema`, samples, (constraint, _pointer, value) =>
        found.push({ ...base, constraint, response: value === undefined ? undefined : respondWith(String(value)) }),
      );
      return found;
    }),
  );
}

function visit(
  document: OpenApiDocument,
  schema: unknown,
  pointer: string,
  samples: readonly Sample[],
  report: Report,
): void {
  if (!isObject(schema)) return;
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.split('/').at(-1) ?? '';
    visit(document, document.components.schemas?.[name], `/components/schemas/${name}`, samples, report);
    return;
  }
  for (const keyword of Object.keys(schema)) breakKeyword(schema, keyword, pointer, samples, report);
  const properties = isObject(schema.properties) ? schema.properties : {};
  for (const [name, property] of Object.entries(properties)) {
    const at = `${pointer}/properties/${escapePointer(name)}`;
    visit(document, property, at, insideProperty(document, samples, name, property), report);
  }
  const others = (kept: readonly Sample[]) => kept.flatMap((sample) => insideOthers(sample, Object.keys(properties)));
  const arrays = samples.filter(({ value }) => Array.isArray(value));
  visit(document, schema.items, `${pointer}/items`, others(arrays), report);
  visit(document, schema.additionalProperties, `${pointer}/additionalProperties`, others(samples), report);
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) visitBranches(document, schema, keyword, pointer, samples, report);
}

function visitBranches(
  document: OpenApiDocument,
  schema: Record<string, unknown>,
  keyword: string,
  pointer: string,
  samples: readonly Sample[],
  report: Report,
): void {
  const branches: unknown[] = Array.isArray(schema[keyword]) ? schema[keyword] : [];
  branches.forEach((branch, index) => {
    if (isMereName(branch, branches)) return;
    const own = samples.filter(({ value }) => fits(document, branch, value));
    const others = keyword === 'allOf' ? [] : branches.filter((other) => other !== branch);
    visit(document, branch, `${pointer}/${keyword}/${index}`, own, (constraint, at, body, value) => {
      // What breaks one branch but fits another is no violation of the whole.
      const isWhole = own.some((sample) => sample.pointer === at);
      if (!isWhole || !others.some((other) => fits(document, other, value))) report(constraint, at, body, value);
    });
  });
}

function breakKeyword(
  schema: Record<string, unknown>,
  keyword: string,
  pointer: string,
  samples: readonly Sample[],
  report: Report,
): void {
  const breaker = mutators[keyword];
  if (breaker === undefined || isMereType(schema, keyword)) return;
  for (const sample of samples) {
    const broken = breaker(schema[keyword], sample.value);
    for (const value of broken) report(`${pointer}/${keyword}`, sample.pointer, sample.replace(value), value);
    if (broken.length > 0) return;
  }
  report(`${pointer}/${keyword}`, '', undefined, undefined);
}

// Beside a `const` or an `enum`, a type tells generators what the values are; nothing breaks the type alone.
function isMereType(schema: Record<string, unknown>, keyword: string): boolean {
  const values = Array.isArray(schema.enum) ? schema.enum : 'const' in schema ? [schema.const] : [];
  return keyword === 'type' && values.length > 0 && values.every((value) => isOfType(value, schema.type));
}

// Beside an open branch of the same type, a `const` only gives a value its name; it forbids nothing.
function isMereName(branch: unknown, branches: readonly unknown[]): boolean {
  if (!isObject(branch) || !('const' in branch)) return false;
  return branches.some((other) => isObject(other) && !('const' in other) && isOfType(branch.const, other.type));
}
