import type { OpenApiDocument, Schema } from '@trustline/specs';
import { propertiesOf, resolveSchema, schemaAt, schemasAt, textAt, typesOf } from './schema.ts';

/** Writes shapes as constants of a module; equal shapes are written once. */
export interface ShapeWriter {
  /** Returns the name of the constant that holds the shape of a schema. */
  write(schema: Schema): string;
  /** The constants, one a line, in the order in which they need each other. */
  readonly lines: readonly string[];
}

/** Creates a writer for the schemas of one document. */
export function createShapeWriter(document: OpenApiDocument): ShapeWriter {
  const names = new Map<string, string>();
  const lines: string[] = [];
  const write = (schema: Schema): string => {
    const fields = Object.entries(readShape(document, schema, write));
    const text = `{ ${fields.flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}`)).join(', ')} }`;
    const known = names.get(text);
    if (known) return known;
    const name = `shape${names.size + 1}`;
    names.set(text, name);
    lines.push(`const ${name}: Shape = ${text};`);
    return name;
  };
  return { write, lines };
}

type Write = (schema: Schema) => string;

/** The fields of a shape as source text; `undefined` ones are left out. */
function readShape(document: OpenApiDocument, reference: Schema, write: Write): Record<string, string | undefined> {
  const schema = mergeAlternatives(document, resolveSchema(document, reference));
  const { types, isNullable } = typesOf(schema);
  const format = textAt(schema, 'format');
  const pattern = textAt(schema, 'pattern');
  const values = schema.const === undefined ? schema.enum : [schema.const];
  const map = schemaAt(schema, 'additionalProperties');
  const items = schemaAt(schema, 'items') ?? map;
  const keys = schemaAt(schema, 'propertyNames');
  const [required, optional] = [true, false].map((isRequired) => writeProperties(schema, isRequired, write));
  return {
    type: JSON.stringify(format ?? types[0] ?? 'string'),
    nullable: isNullable ? 'true' : undefined,
    min: numberAt(schema, ['minimum', 'minLength', 'minItems']),
    max: numberAt(schema, ['maximum', 'maxLength', 'maxItems']),
    // A format has rules of its own, among them the calendar.
    pattern: pattern && !format ? `${new RegExp(pattern, 'u')}` : undefined,
    values: values === undefined ? undefined : JSON.stringify(values),
    items: items && write(items),
    keys: keys && write(keys),
    properties: required,
    optional,
  };
}

function writeProperties(schema: Schema, isRequired: boolean, write: Write): string | undefined {
  const properties = propertiesOf(schema).filter((property) => property.isRequired === isRequired);
  if (properties.length === 0) return undefined;
  return `{ ${properties.map(({ name, schema: property }) => `${name}: ${write(property)}`).join(', ')} }`;
}

/** Joins alternatives that differ in nothing but their format or `null`; others the client cannot check. */
function mergeAlternatives(document: OpenApiDocument, schema: Schema): Schema {
  const alternatives = schemasAt(schema, 'oneOf')?.map((one) =>
    mergeAlternatives(document, resolveSchema(document, one)),
  );
  if (alternatives === undefined) return schema;
  const types = [...new Set(alternatives.flatMap((one) => [one.type].flat()))];
  const formats = alternatives.flatMap((one) => textAt(one, 'format') ?? []);
  if (types.some((type) => type !== 'string' && type !== 'null')) {
    throw new Error(`The client cannot check these alternatives: ${JSON.stringify(schema)}`);
  }
  return { type: types, format: formats.join(' or ') };
}

function numberAt(schema: Schema, keywords: readonly string[]): string | undefined {
  const value = keywords.map((keyword) => schema[keyword]).find((limit) => limit !== undefined);
  return value === undefined ? undefined : String(value);
}
