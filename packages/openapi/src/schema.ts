import type { OpenApiDocument, Schema } from './document.ts';
import { isObject } from './json-value.ts';

/**
 * Follows `$ref` of a schema to the named schema it means; keywords beside it, such as a description, win over those of
 * the named one. What is no schema object has no keywords. A reference to nothing keeps the keywords beside it.
 */
export function followSchema(document: OpenApiDocument, schema: unknown): Schema {
  if (!isObject(schema)) return {};
  const { $ref, ...beside } = schema;
  if (typeof $ref !== 'string') return schema;
  const target = document.components.schemas?.[$ref.slice('#/components/schemas/'.length)];
  return target === undefined ? beside : { ...followSchema(document, target), ...beside };
}

/** The alternatives of `oneOf` and `anyOf`. */
export function alternativesOf(schema: Schema): Schema[] {
  return [schema.oneOf, schema.anyOf].flatMap((list) => (Array.isArray(list) ? list.filter(isObject) : []));
}

/** The schemas that describe the same value as this one: those of `allOf`, `oneOf` and `anyOf`. */
export function branchesOf(schema: Schema): Schema[] {
  return [...(Array.isArray(schema.allOf) ? schema.allOf.filter(isObject) : []), ...alternativesOf(schema)];
}

/**
 * What `x-basis` beside a keyword says of it, for all keywords of its schema or for some by name: that the sources only show
 * it, or that it is inferred; nothing where they state it. Of `required` it can be asked for one property, which is no more
 * certain to be there when everything about it is shown or inferred.
 */
export function weakBasisOf(schema: Schema, keyword: string, property?: string): 'shown' | 'inferred' | undefined {
  const given = schema['x-basis'];
  const own = toWeakBasis(isObject(given) ? given[keyword] : given);
  if (own !== undefined || property === undefined || !isObject(schema.properties)) return own;
  const part = schema.properties[property];
  return isObject(part) ? toWeakBasis(part['x-basis']) : undefined;
}

function toWeakBasis(basis: unknown): 'shown' | 'inferred' | undefined {
  return basis === 'shown' || basis === 'inferred' ? basis : undefined;
}
