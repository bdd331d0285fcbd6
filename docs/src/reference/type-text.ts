import { alternativesOf, followSchema, isObject, type OpenApiDocument, type Schema } from '@trustline/openapi';

/** Describes the type of a value in Markdown, e.g. `array of integer`, `string (date-time) or null`, `` `true` ``. */
export function describeType(document: OpenApiDocument, schema: Schema): string {
  const followed = followSchema(document, schema);
  if (followed.const !== undefined) return code(followed.const);
  const alternatives = alternativesOf(followed).map((alternative) => describeType(document, alternative));
  if (alternatives.length > 0 && followed.type === undefined) return [...new Set(alternatives)].join(' or ');
  const types = Array.isArray(followed.type) ? followed.type : [followed.type ?? 'any value'];
  return types.map((type) => describeSimpleType(document, followed, String(type))).join(' or ');
}

function describeSimpleType(document: OpenApiDocument, schema: Schema, type: string): string {
  if (type === 'array' && isObject(schema.items)) return `array of ${describeType(document, schema.items)}`;
  if (type === 'object' && isObject(schema.additionalProperties)) {
    return `map to ${describeType(document, schema.additionalProperties)}`;
  }
  if (type === 'string' && schema.contentMediaType === 'application/json') return 'string (JSON text)';
  return type === 'string' && typeof schema.format === 'string' ? `string (${schema.format})` : type;
}

/** Describes the limits of a value and of its items in Markdown, e.g. `1 to 300 items`, `up to 20,000 characters`. */
export function describeLimits(document: OpenApiDocument, schema: Schema): string[] {
  const followed = followSchema(document, schema);
  const { minimum, maximum, minLength, maxLength, minItems, maxItems, pattern, items } = followed;
  const ofItems = isObject(items) ? describeLimits(document, items).map((limit) => `each ${limit}`) : [];
  return [
    describeRange(minimum, maximum, ''),
    describeRange(minLength, maxLength, 'characters'),
    describeRange(minItems, maxItems, 'items'),
    describeRange(followed.minProperties, followed.maxProperties, 'entries'),
    typeof pattern === 'string' ? `matches ${code(pattern)}` : '',
    ...ofItems,
  ].filter((limit) => limit !== '');
}

/** Describes the values of an enumeration and the default in Markdown, e.g. ``one of `PENDING`, `DELIVERED` ``. */
export function describeChoices(document: OpenApiDocument, schema: Schema): string[] {
  const followed = followSchema(document, schema);
  const values = Array.isArray(followed.enum) ? [`one of ${followed.enum.map(code).join(', ')}`] : [];
  return followed.default === undefined ? values : [...values, `default ${code(followed.default)}`];
}

function describeRange(from: unknown, to: unknown, unit: string): string {
  const [least, most] = [from, to].map((value) =>
    typeof value === 'number' ? value.toLocaleString('en-US') : undefined,
  );
  const words =
    unit === ''
      ? ''
      : ` ${to === 1 || (to === undefined && from === 1) ? unit.replace(/(ie)?s$/, (end) => (end === 'ies' ? 'y' : '')) : unit}`;
  if (least !== undefined && most !== undefined)
    return least === most ? `${least}${words}` : `${least} to ${most}${words}`;
  if (least !== undefined) return `at least ${least}${words}`;
  return most === undefined ? '' : `up to ${most}${words}`;
}

function code(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
