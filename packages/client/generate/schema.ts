import type { OpenApiDocument, Schema } from '@trustline/openapi';

/** Follows a schema's `$ref`; keywords beside it stay and win. */
export function resolveSchema(document: OpenApiDocument, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const { $ref, ...beside } = schema;
  const target = document.components.schemas?.[nameOf($ref)];
  if (target === undefined) throw new Error(`${document.info.title}: ${$ref} refers to no schema.`);
  return { ...resolveSchema(document, target), ...beside };
}

/** The name of the schema that a `$ref` points to. */
export function nameOf(reference: string): string {
  return reference.slice('#/components/schemas/'.length);
}

/** Reads a keyword that holds a schema. */
export function schemaAt(schema: Schema, keyword: string): Schema | undefined {
  const value = schema[keyword];
  return isSchema(value) ? value : undefined;
}

/** Reads a keyword that holds a list of schemas. */
export function schemasAt(schema: Schema, keyword: string): Schema[] | undefined {
  const value = schema[keyword];
  return Array.isArray(value) ? value.filter(isSchema) : undefined;
}

/** The properties of an object schema in document order. */
export function propertiesOf(schema: Schema): { name: string; schema: Schema; isRequired: boolean }[] {
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(schemaAt(schema, 'properties') ?? {}).flatMap(([name, property]) =>
    isSchema(property) ? [{ name, schema: property, isRequired: required.includes(name) }] : [],
  );
}

/** The types a schema allows, without `null`, and whether it allows `null`. */
export function typesOf(schema: Schema): { types: string[]; isNullable: boolean } {
  const types = [schema.type ?? []].flat().map(String);
  return { types: types.filter((type) => type !== 'null'), isNullable: types.includes('null') };
}

/** Joins alternatives that differ in nothing but their format or `null`; others the client cannot check. */
export function mergeAlternatives(document: OpenApiDocument, schema: Schema): Schema {
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

/** Reads a keyword that holds a text. */
export function textAt(schema: Schema, keyword: string): string | undefined {
  const value = schema[keyword];
  return typeof value === 'string' ? value : undefined;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
