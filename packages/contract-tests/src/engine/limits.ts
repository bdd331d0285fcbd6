import { type OpenApiDocument, resolveReference } from '@trustline/openapi';
import type { Contract } from '@trustline/openapi-validator';
import { isObject } from './session/json.ts';

/**
 * The schema of a parameter or, for an operation with a body, of a field of its JSON body, with references followed.
 * Throws an Error that names what the document lacks: limits are read from there and stand nowhere else.
 */
export function schemaOf({ document, operations }: Contract, operationId: string, name: string): SchemaObject {
  const operation = operations.find((known) => known.operationId === operationId);
  const parameter = operation?.parameters.find(({ value }) => value.name === name)?.value;
  const body = operation?.requestBody?.value.content['application/json']?.schema;
  const fields = follow(document, body).properties;
  const found = parameter?.schema ?? (isObject(fields) ? fields[name] : undefined);
  if (found === undefined) throw new Error(`${document.info.title}: ${operationId} has no ${name}.`);
  return follow(document, found);
}

/** The documented properties of a named schema; throws an Error when there is no such schema. */
export function propertiesOf({ document }: Contract, name: string): Readonly<Record<string, SchemaObject>> {
  const properties = document.components.schemas?.[name]?.properties;
  if (!isObject(properties)) throw new Error(`${document.info.title}: there is no schema ${name} with properties.`);
  return Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, follow(document, schema)]));
}

/** A schema whose `$ref` was followed. */
export type SchemaObject = Readonly<Record<string, unknown>>;

/** A numeric limit of a schema, e.g. `maximum`; throws an Error when it is not there. */
export function limitOf(schema: SchemaObject, keyword: string): number {
  const limit = schema[keyword];
  if (typeof limit !== 'number') throw new Error(`The schema "${String(schema.title ?? '')}" has no ${keyword}.`);
  return limit;
}

/** The first example of a numeric schema; throws an Error when it has none. */
export function exampleOf({ title, examples }: SchemaObject): number {
  const [example]: unknown[] = Array.isArray(examples) ? examples : [];
  if (typeof example !== 'number') throw new Error(`The schema "${String(title ?? '')}" has no number as an example.`);
  return example;
}

function follow(document: OpenApiDocument, schema: unknown): SchemaObject {
  if (!isObject(schema)) return {};
  const { schemas } = document.components;
  return typeof schema.$ref === 'string'
    ? resolveReference(document, 'schemas', schemas, { $ref: schema.$ref }, '').value
    : schema;
}
