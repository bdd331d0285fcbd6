import type { OpenApiDocument } from '@trustline/openapi';
import { followSchema, isObject } from '@trustline/openapi';

/** The keyword that rejects a whole number written with a fraction, e.g. `1.0`, where an integer is documented. */
export const integerNotation = 'writtenAsInteger';

// Keywords whose value is a schema, a list of schemas, or a map of schemas. Only those marked `closes` hold a
// value of their own; the branches of `allOf` and its like describe the same value and must not close it.
const places: Readonly<Record<string, { shape: 'one' | 'list' | 'map'; closes: boolean }>> = {
  properties: { shape: 'map', closes: true },
  patternProperties: { shape: 'map', closes: true },
  additionalProperties: { shape: 'one', closes: true },
  items: { shape: 'one', closes: true },
  prefixItems: { shape: 'list', closes: true },
  contains: { shape: 'one', closes: true },
  contentSchema: { shape: 'one', closes: true },
  allOf: { shape: 'list', closes: false },
  anyOf: { shape: 'list', closes: false },
  oneOf: { shape: 'list', closes: false },
  not: { shape: 'one', closes: false },
  if: { shape: 'one', closes: false },
  // biome-ignore lint/suspicious/noThenProperty: `then` is a JSON Schema keyword
  then: { shape: 'one', closes: false },
  else: { shape: 'one', closes: false },
};

/**
 * Rewrites a schema so that an undocumented property is an error of its own (`unevaluatedProperties`)
 * and an integer must be written as one. References stay; the named schemas are rewritten by `strictNamed`.
 */
export function strictSchema(schema: unknown): unknown {
  const rewritten = rewrite(schema);
  return isObject(rewritten) && holdsObject(rewritten) ? { ...rewritten, unevaluatedProperties: false } : rewritten;
}

/** Rewrites a named schema, which stays open itself because others may build on it. */
export function strictNamed(schema: unknown): unknown {
  return rewrite(schema);
}

/** Says whether a `oneOf`, `not` or `if` below a place of a document has a branch that rewriting may change. */
export function hasBranches(document: OpenApiDocument, place: unknown): boolean {
  if (typeof place !== 'object' || place === null) return false;
  return Object.entries(place).some(([key, value]) => {
    if (key === 'example' || key === 'examples') return false;
    const branches = key === 'oneOf' || key === 'not' || key === 'if' ? [value].flat() : [];
    return branches.some((branch) => !isText(document, branch)) || hasBranches(document, value);
  });
}

/** A schema of texts or `null` is the same when it is rewritten. */
function isText(document: OpenApiDocument, schema: unknown): boolean {
  const followed = followSchema(document, schema);
  if (!isObject(followed)) return false;
  if (Array.isArray(followed.oneOf)) return followed.oneOf.every((branch) => isText(document, branch));
  return followed.type === 'string' || followed.type === 'null';
}

function holdsObject(schema: Record<string, unknown>): boolean {
  return ['$ref', 'properties', 'allOf', 'anyOf', 'oneOf'].some((keyword) => keyword in schema);
}

function rewrite(schema: unknown): unknown {
  if (!isObject(schema)) return schema;
  const rewritten = Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      const place = places[keyword];
      return [keyword, place ? rewritePlace(value, place.shape, place.closes ? strictSchema : rewrite) : value];
    }),
  );
  return [schema.type].flat().includes('integer') ? { ...rewritten, [integerNotation]: true } : rewritten;
}

function rewritePlace(value: unknown, shape: 'one' | 'list' | 'map', how: (schema: unknown) => unknown): unknown {
  if (shape === 'one') return how(value);
  if (Array.isArray(value)) return value.map(how);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, how(item)]));
}
