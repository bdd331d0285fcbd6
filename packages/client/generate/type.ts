import type { OpenApiDocument, Schema } from '@trustline/openapi';
import { writeComment } from './comment.ts';
import { namedTexts, publicNames } from './names.ts';
import { nameOf, propertiesOf, resolveSchema, schemaAt, schemasAt, textAt, typesOf } from './schema.ts';

/** Whether a type is for what callers pass in or for what they get. */
export type Direction = 'input' | 'output';

/** Writes TypeScript types; each named schema that is needed becomes one declaration under its public name. */
export interface TypeWriter {
  /** Returns the type of a schema as source text. */
  write(schema: Schema, direction: Direction): string;
  /** Writes the fields of an object type, each with its comment. */
  writeFields(schema: Schema, direction: Direction): string;
  /** The declarations of all named types written so far, by public name. */
  readonly declarations: ReadonlyMap<string, string>;
}

/** Creates a writer for the schemas of one document. */
export function createTypeWriter(document: OpenApiDocument): TypeWriter {
  const declarations = new Map<string, string>();

  const write = (schema: Schema, direction: Direction): string => {
    const resolved = resolveSchema(document, schema);
    const specName = nameOf(schema.$ref ?? '');
    if (schema.$ref === undefined || !isWorthAName(specName, resolved)) return writeAnonymous(resolved, direction);
    const name = publicNames[specName] ?? specName;
    if (!declarations.has(name)) {
      declarations.set(name, '');
      declarations.set(name, declare(name, resolved, direction));
    }
    return name;
  };

  const writeFields = (schema: Schema, direction: Direction): string =>
    propertiesOf(schema)
      .map(({ name, schema: field, isRequired }) => {
        const type = write(field, direction);
        const mayBeUndefined = !isRequired && direction === 'input' ? ' | undefined' : '';
        const comment = writeComment([textAt(resolveSchema(document, field), 'description')]);
        return `${comment}${name}${isRequired ? '' : '?'}: ${type}${mayBeUndefined};`;
      })
      .join('\n');

  const declare = (name: string, schema: Schema, direction: Direction): string => {
    const comment = writeComment([textAt(schema, 'description')]);
    return typesOf(schema).types[0] === 'object' && schemaAt(schema, 'additionalProperties') === undefined
      ? `${comment}export interface ${name} {\n${writeFields(schema, direction)}\n}`
      : `${comment}export type ${name} = ${writeAnonymous(schema, direction)};`;
  };

  const writeAnonymous = (schema: Schema, direction: Direction): string => {
    const alternatives = schemasAt(schema, 'oneOf') ?? schemasAt(schema, 'anyOf');
    if (alternatives) {
      return [...new Set(alternatives.map((one) => write(one, direction)))].join(' | ');
    }
    const { types, isNullable } = typesOf(schema);
    const written = types.length === 0 ? [] : [writePlain(schema, types[0] ?? '', direction)];
    return [...written, ...(isNullable ? ['null'] : [])].join(' | ');
  };

  const writePlain = (schema: Schema, type: string, direction: Direction): string => {
    if (schema.const !== undefined) return JSON.stringify(schema.const);
    if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
    if (type === 'integer' || type === 'number') return 'number';
    if (type === 'array') return writeArray(write(schemaAt(schema, 'items') ?? {}, direction), direction);
    if (type === 'object') return writeObject(schema, direction);
    return schema.format === 'date' && direction === 'input' ? 'string | Date' : type;
  };

  const writeObject = (schema: Schema, direction: Direction): string => {
    const values = schemaAt(schema, 'additionalProperties');
    return values ? `Record<string, ${write(values, direction)}>` : `{\n${writeFields(schema, direction)}\n}`;
  };

  return { write, writeFields, declarations };
}

function isWorthAName(name: string, schema: Schema): boolean {
  return typesOf(schema).types[0] === 'object' || schema.enum !== undefined || namedTexts.has(name);
}

function writeArray(item: string, direction: Direction): string {
  return `${direction === 'input' ? 'readonly ' : ''}${item.includes(' ') ? `(${item})` : item}[]`;
}
