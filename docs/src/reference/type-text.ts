import type { OpenApiDocument, Schema } from '@trustline/openapi';

/** Follows `$ref` of a schema; keywords beside it, such as a description, win over those it leads to. */
export function followSchema(document: OpenApiDocument, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const { $ref, ...beside } = schema;
  const target = document.components.schemas?.[$ref.slice($ref.lastIndexOf('/') + 1)];
  return target === undefined ? beside : { ...followSchema(document, target), ...beside };
}

/** Whether a value is a schema object. */
export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The alternatives of `oneOf` and `anyOf`. */
export function alternativesOf(schema: Schema): Schema[] {
  return [schema.oneOf, schema.anyOf].flatMap((list) => (Array.isArray(list) ? list.filter(isSchema) : []));
}

/** Says what a value is, e.g. `array of integer`, `string (date-time) or null`, `` `true` ``. */
export function describeType(document: OpenApiDocument, schema: Schema): string {
  const followed = followSchema(document, schema);
  if (followed.const !== undefined) return code(followed.const);
  if (Array.isArray(followed.enum)) return followed.enum.map(code).join(' or ');
  const alternatives = alternativesOf(followed).map((alternative) => describeType(document, alternative));
  if (alternatives.length > 0 && followed.type === undefined) return [...new Set(alternatives)].join(' or ');
  const types = Array.isArray(followed.type) ? followed.type : [followed.type ?? 'any value'];
  return types.map((type) => describeSimpleType(document, followed, String(type))).join(' or ');
}

function describeSimpleType(document: OpenApiDocument, schema: Schema, type: string): string {
  if (type === 'array' && isSchema(schema.items)) return `array of ${describeType(document, schema.items)}`;
  if (type === 'object' && isSchema(schema.additionalProperties)) {
    return `map to ${describeType(document, schema.additionalProperties)}`;
  }
  if (type === 'string' && schema.contentMediaType === 'application/json') return 'string (JSON text)';
  return type === 'string' && typeof schema.format === 'string' ? `string (${schema.format})` : type;
}

const limits: readonly (readonly [keyword: string, says: (value: unknown) => string])[] = [
  ['minimum', (value) => `at least ${value}`],
  ['maximum', (value) => `at most ${value}`],
  ['minLength', (value) => `${value} characters or more`],
  ['maxLength', (value) => `${value} characters or fewer`],
  ['minItems', (value) => `${value} items or more`],
  ['maxItems', (value) => `${value} items or fewer`],
  ['maxProperties', (value) => `${value} entries or fewer`],
  ['pattern', (value) => `matches ${code(value)}`],
  ['default', (value) => `default ${code(value)}`],
];

/** Says the limits and the default of a value, its items included, e.g. `at least 1, at most 1024, default 1024`. */
export function describeLimits(document: OpenApiDocument, schema: Schema): string {
  const followed = followSchema(document, schema);
  const own = limits.flatMap(([keyword, says]) => (followed[keyword] === undefined ? [] : [says(followed[keyword])]));
  const ofItems = isSchema(followed.items) ? describeLimits(document, followed.items) : '';
  return [...own, ...(ofItems === '' ? [] : [`each ${ofItems}`])].join(', ');
}

function code(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
