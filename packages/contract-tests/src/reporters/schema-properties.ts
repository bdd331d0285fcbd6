import { escapePointer, type OpenApiDocument, resolveReference, type Schema } from '@trustline/openapi';

/**
 * The documented properties below a schema: JSON pointer, with `*` for each item of a list, to the property's schemas.
 * A property of several `oneOf` branches has several; the root stands at the empty pointer.
 */
export type SchemaProperties = ReadonlyMap<string, readonly Schema[]>;

/** Lists the documented properties of a schema, through references, branches and list items. */
export function listProperties(document: OpenApiDocument, schema: Schema): SchemaProperties {
  const found = new Map<string, Schema[]>();
  visit(document, schema, '', found, new Set());
  return found;
}

/** The JSON pointers of every value inside a JSON value, with `*` for each item of a list. */
export function listPointers(value: unknown, pointer = '', found = new Set<string>()): Set<string> {
  found.add(pointer);
  if (Array.isArray(value)) {
    for (const item of value) listPointers(item, `${pointer}/*`, found);
  } else if (isRecord(value)) {
    for (const [name, member] of Object.entries(value)) {
      listPointers(member, `${pointer}/${escapePointer(name)}`, found);
    }
  }
  return found;
}

function visit(
  document: OpenApiDocument,
  given: Schema,
  pointer: string,
  found: Map<string, Schema[]>,
  above: ReadonlySet<Schema>,
): void {
  const schema = resolveReference(document, 'schemas', document.components.schemas, given, pointer).value;
  // A schema inside itself has no end; its properties are listed once.
  if (!isRecord(schema) || above.has(schema)) return;
  const path = new Set(above).add(schema);
  found.set(pointer, [...(found.get(pointer) ?? []), schema]);
  for (const branch of [schema.allOf, schema.oneOf, schema.anyOf].flat()) {
    if (isRecord(branch)) visit(document, branch, pointer, found, path);
  }
  if (isRecord(schema.items)) visit(document, schema.items, `${pointer}/*`, found, path);
  for (const [name, property] of Object.entries(isRecord(schema.properties) ? schema.properties : {})) {
    if (isRecord(property)) visit(document, property, `${pointer}/${escapePointer(name)}`, found, path);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
