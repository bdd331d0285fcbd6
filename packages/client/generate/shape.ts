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
  const name = (text: string): string => {
    const known = names.get(text);
    if (known) return known;
    const added = `shape${names.size + 1}`;
    names.set(text, added);
    lines.push(`const ${added}: Shape = ${text};`);
    return added;
  };
  const write = (schema: Schema, isRequired = true): string => {
    const { isNullable } = typesOf(mergeAlternatives(document, resolveSchema(document, schema)));
    const shape = name(writeShape(document, schema, write));
    const presence = (isNullable ? 1 : 0) + (isRequired ? 0 : 2);
    return presence === 0 ? shape : name(`[${presence}, ${shape}]`);
  };
  return { write, lines };
}

type Write = (schema: Schema, isRequired?: boolean) => string;

function writeShape(document: OpenApiDocument, reference: Schema, write: Write): string {
  const schema = mergeAlternatives(document, resolveSchema(document, reference));
  if (typesOf(schema).types[0] !== 'object' || schema.additionalProperties) return writeRule(schema, write);
  const fields = propertiesOf(schema)
    .filter((field) => field.isRequired || !isInferred(field.schema))
    .map((field) => `${field.name}: ${write(field.schema, field.isRequired)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

/** A field that may be left out and that no page of the vendor shows is not worth refusing an answer for. */
function isInferred(schema: Schema): boolean {
  return textAt(schema, 'description')?.startsWith('Inferred:') === true;
}

/** Writes a rule without the empty places at its end. */
function writeRule(schema: Schema, write: Write): string {
  const map = schemaAt(schema, 'additionalProperties');
  const items = schemaAt(schema, 'items') ?? map;
  const format = textAt(schema, 'format');
  const pattern = textAt(map ? (schemaAt(schema, 'propertyNames') ?? {}) : schema, 'pattern');
  const values = schema.const === undefined ? schema.enum : [schema.const];
  const type = values ? 'one of' : (format ?? typesOf(schema).types[0]);
  const places = [
    JSON.stringify(type),
    values ? JSON.stringify(values) : format ? patternOfFormat(format) : pattern && writePattern(pattern),
    limitOf(schema, ['minimum', 'minLength', 'minItems']),
    limitOf(schema, ['maximum', 'maxLength', 'maxItems']),
    items && write(items),
  ];
  const last = places.findLastIndex((place) => place !== undefined && place !== '0');
  return `[${places
    .slice(0, last + 1)
    .map((place) => place ?? '0')
    .join(', ')}]`;
}

/** Only a pattern that could match a part of a character needs to be told to read whole ones. */
function writePattern(pattern: string): string {
  return `${new RegExp(pattern, /\.|\[\^|\\[PWpu]/.test(pattern) ? 'u' : '')}`;
}

/** A limit as source text. A number of these APIs is never below 0, so 0 is as good as no least number. */
function limitOf(schema: Schema, keywords: readonly string[]): string | undefined {
  const value = keywords.map((keyword) => schema[keyword]).find((limit) => limit !== undefined);
  const isNumber = typesOf(schema).types[0] === 'integer';
  if (isNumber && keywords.includes('minimum') && schema.const === undefined && !(Number(value) >= 0)) {
    throw new Error(`The client cannot check a number below 0: ${JSON.stringify(schema)}`);
  }
  return value === undefined ? undefined : String(value);
}

const day = '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';
const time = '([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d';
const offset = '(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$';

/** The form of each format; whether the month has the day is checked besides. */
const patterns: Readonly<Record<string, string>> = {
  date: `${day}$`,
  'date-time': `${day}T${time}${offset}`,
  'navixy-date-time or date-time': `${day}( ${time}$|T${time}${offset})`,
};

function patternOfFormat(format: string): string {
  const pattern = patterns[format];
  if (pattern === undefined) throw new Error(`The client does not know the format ${format}.`);
  return `/${pattern}/`;
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
