import type { OpenApiDocument, Schema } from '@trustline/specs';
import { patternOfFormat } from './format.ts';
import { propertiesOf, resolveSchema, schemaAt, schemasAt, textAt, typesOf } from './schema.ts';

/** Writes checks; those that are needed more than once become constants. */
export interface ShapeWriter {
  /** Returns the name of the check of a schema. */
  write(schema: Schema): string;
  /** Puts before `code` the constants it needs, and in the place of a name used only once what it stands for. */
  declareFor(code: string): string;
}

/** Creates a writer for the schemas of one document. */
export function createShapeWriter(document: OpenApiDocument): ShapeWriter {
  const names = new Map<string, string>();
  const name = (text: string): string => {
    const known = names.get(text) ?? `shape${names.size + 1}`;
    names.set(text, known);
    return known;
  };
  const write = (schema: Schema, isRequired = true): string => {
    const { isNullable } = typesOf(mergeAlternatives(document, resolveSchema(document, schema)));
    const shape = writeShape(document, schema, write);
    const present = shape === 'boolean' ? shape : name(shape);
    const orNull = isNullable ? name(`nullable(${present})`) : present;
    return isRequired ? orNull : name(`optional(${orNull})`);
  };
  return { write, declareFor: (code) => [...names].reduceRight(declare, code) };
}

function declare(code: string, [text, name]: readonly [text: string, name: string]): string {
  const use = new RegExp(`\\b${name}\\b`, 'g');
  return code.match(use)?.length === 1 ? code.replace(use, () => text) : `const ${name} = ${text};\n${code}`;
}

type Write = (schema: Schema, isRequired?: boolean) => string;

function writeShape(document: OpenApiDocument, reference: Schema, write: Write): string {
  const schema = mergeAlternatives(document, resolveSchema(document, reference));
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (Array.isArray(values)) return `oneOf(${values.map((value) => JSON.stringify(value)).join(', ')})`;
  const [type = ''] = typesOf(schema).types;
  const writers: Readonly<Record<string, () => string>> = {
    boolean: () => 'boolean',
    integer: () => writeInteger(schema),
    string: () => writeText(schema),
    array: () => writeCall('list', write(schemaAt(schema, 'items') ?? {}), limitOf(schema, 'maxItems')),
    object: () => writeObject(schema, write),
  };
  const writer = writers[type];
  if (writer === undefined) throw new Error(`The client cannot check this: ${JSON.stringify(schema)}`);
  return writer();
}

function writeInteger(schema: Schema): string {
  const { minimum } = schema;
  if (!(Number(minimum) >= 0)) throw new Error(`The client cannot check a number below 0: ${JSON.stringify(schema)}`);
  return writeCall('integer', minimum === 0 ? undefined : String(minimum), limitOf(schema, 'maximum'));
}

function writeObject(schema: Schema, write: Write): string {
  const item = schemaAt(schema, 'additionalProperties');
  const names = textAt(schemaAt(schema, 'propertyNames') ?? {}, 'pattern');
  if (item) return writeCall('map', names && writePattern(names), write(item));
  const fields = propertiesOf(schema)
    .filter((field) => field.isRequired || !isInferred(field.schema))
    .map((field) => `${field.name}: ${write(field.schema, field.isRequired)}`);
  return fields.length === 0 ? 'fields({})' : `fields({ ${fields.join(', ')} })`;
}

/** A field that may be left out and that no page of the vendor shows is not worth refusing an answer for. */
function isInferred(schema: Schema): boolean {
  return textAt(schema, 'description')?.startsWith('Inferred:') === true;
}

function writeText(schema: Schema): string {
  const [format, pattern] = [textAt(schema, 'format'), textAt(schema, 'pattern')];
  const [least, most] = [limitOf(schema, 'minLength'), limitOf(schema, 'maxLength')];
  if (format) return writeCall('date', JSON.stringify(format), patternOfFormat(format));
  return pattern ? writeCall('pattern', writePattern(pattern), most) : writeCall('text', least, most);
}

/** Writes a call without the empty places at its end. */
function writeCall(name: string, ...places: readonly (string | undefined)[]): string {
  const last = places.findLastIndex((place) => place !== undefined);
  const given = places.slice(0, last + 1).map((place) => place ?? 'undefined');
  return `${name}(${given.join(', ')})`;
}

/** A limit as source text. */
function limitOf(schema: Schema, keyword: string): string | undefined {
  const value = schema[keyword];
  return value === undefined ? undefined : String(value);
}

/** Only a pattern that could match a part of a character needs to be told to read whole ones. */
function writePattern(pattern: string): string {
  return `${new RegExp(pattern, /\.|\[\^|\\[PWpu]/.test(pattern) ? 'u' : '')}`;
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
