import type { OpenApiDocument, Schema } from '@trustline/openapi';
import { patternOfFormat } from './format.ts';
import { mergeAlternatives, propertiesOf, resolveSchema, schemaAt, textAt, typesOf } from './schema.ts';

/** Writes checks; what they need of patterns and objects inside of objects become constants. */
export interface ShapeWriter {
  /** Returns the check of a schema, a function, as source text. */
  write(schema: Schema): string;
  /** The constants, one a line, in the order in which they need each other. */
  readonly lines: readonly string[];
}

/** Makes a constant of source text, once, and returns its name. */
type Name = (text: string) => string;

/** Creates a writer for the schemas of one document. */
export function createShapeWriter(document: OpenApiDocument): ShapeWriter {
  const names = new Map<string, string>();
  const lines: string[] = [];
  const name = (text: string): string => {
    const known = names.get(text);
    if (known) return known;
    const added = `check${names.size + 1}`;
    names.set(text, added);
    lines.push(`const ${added} = ${text};`);
    return added;
  };
  return { write: (schema) => writeFunction(document, schema, name), lines };
}

/** Writes a function that checks a value. */
function writeFunction(document: OpenApiDocument, reference: Schema, name: Name): string {
  const schema = mergeAlternatives(document, resolveSchema(document, reference));
  if (typesOf(schema).isNullable) throw new Error(`The client cannot check null here: ${JSON.stringify(schema)}`);
  const isMap = schemaAt(schema, 'additionalProperties') !== undefined;
  if (typesOf(schema).types[0] !== 'object' || isMap) {
    const check = writeCheck(document, schema, 'value', name);
    const [, constant] = /^(\w+)\(value\)$/.exec(check) ?? [];
    return constant ?? `(value: unknown) => ${check}`;
  }
  const fields = propertiesOf(schema)
    .filter((field) => field.isRequired || !isInferred(field.schema))
    .map((field) => writeField(document, field, name));
  return `fields(${fields.length === 0 ? '() => undefined' : `(value) => ${fields.join(' || ')}`})`;
}

/** A field that may be left out and that no page of the vendor shows is not worth refusing an answer for. */
function isInferred(schema: Schema): boolean {
  return textAt(schema, 'description')?.startsWith('Inferred:') === true;
}

type Field = ReturnType<typeof propertiesOf>[number];

function writeField(document: OpenApiDocument, { name: fieldName, schema, isRequired }: Field, name: Name): string {
  const merged = mergeAlternatives(document, resolveSchema(document, schema));
  const place = `value.${fieldName}`;
  const check = writeCheck(document, merged, place, name);
  const { isNullable } = typesOf(merged);
  if (isNullable) return `(${place} ${isRequired ? '!== null' : '!= null'} && ${check})`;
  return isRequired ? check : `(${place} !== undefined && ${check})`;
}

/** Writes the call that checks what stands at `place`. */
function writeCheck(document: OpenApiDocument, schema: Schema, place: string, name: Name): string {
  if (Number.isInteger(schema.const)) return `integer(${place}, ${schema.const}, ${schema.const})`;
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (Array.isArray(values)) return `oneOf(${place}, ${JSON.stringify(values)})`;
  const [type = ''] = typesOf(schema).types;
  const items = schemaAt(schema, 'items') ?? schemaAt(schema, 'additionalProperties') ?? {};
  const writeItem = () => {
    const item = writeFunction(document, items, name);
    return item.startsWith('fields') ? name(item) : item;
  };
  const writers: Readonly<Record<string, () => string>> = {
    boolean: () => `boolean(${place})`,
    integer: () => writeInteger(schema, place),
    string: () => writeText(schema, place, name),
    array: () => writeCall('list', place, writeItem(), limitOf(schema, 'maxItems')),
    object: () =>
      schema.additionalProperties
        ? writeCall('map', place, patternOfNames(schema), writeItem())
        : `${name(writeFunction(document, schema, name))}(${place})`,
  };
  const writer = writers[type];
  if (writer === undefined) throw new Error(`The client cannot check this: ${JSON.stringify(schema)}`);
  return writer();
}

function writeInteger(schema: Schema, place: string): string {
  const { minimum } = schema;
  if (!(Number(minimum) >= 0)) throw new Error(`The client cannot check a number below 0: ${JSON.stringify(schema)}`);
  const most = limitOf(schema, 'maximum');
  return writeCall('integer', place, minimum === 0 && !most ? undefined : String(minimum), most);
}

function writeText(schema: Schema, place: string, name: Name): string {
  const [format, pattern] = [textAt(schema, 'format'), textAt(schema, 'pattern')];
  const [least, most] = [limitOf(schema, 'minLength'), limitOf(schema, 'maxLength')];
  if (format) return `${name(writeCall('date', JSON.stringify(format), patternOfFormat(format)))}(${place})`;
  if (pattern) return `${name(writeCall('pattern', writePattern(pattern), most))}(${place})`;
  return writeCall('text', place, least ?? (most && '0'), most);
}

function patternOfNames(schema: Schema): string | undefined {
  const pattern = textAt(schemaAt(schema, 'propertyNames') ?? {}, 'pattern');
  return pattern && writePattern(pattern);
}

/** Only a pattern that could match a part of a character needs to be told to read whole ones. */
function writePattern(pattern: string): string {
  return `${new RegExp(pattern, /\.|\[\^|\\[PWpu]/.test(pattern) ? 'u' : '')}`;
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
