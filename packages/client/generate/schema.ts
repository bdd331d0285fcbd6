import { isObject, type OpenApiDocument, type Schema, weakBasisOf } from '@trustline/openapi';

const constraints = [
  ...['type', 'const', 'enum', 'format', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum'],
  ...['exclusiveMaximum', 'multipleOf', 'minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties'],
];
const schemas = ['items', 'additionalProperties', 'propertyNames', 'if', 'then', 'else'];
const lists = ['allOf', 'anyOf', 'oneOf'];

/** What is said about a schema and checks nothing, or is read elsewhere; any other keyword is left to the server. */
const words =
  /^(title|description|examples?|default|deprecated|readOnly|writeOnly|properties|required|\$comment|contentMediaType|x-.*)$/;

/**
 * Prunes schemas to what the client checks: all constraints, or only those that the source states. What must be there is
 * in `properties` and what may in `optionalProperties`, as RFC 8927 has them.
 */
export class SchemaPruner {
  readonly named = new Map<string, Schema | undefined>();
  readonly recursive = new Set<string>();
  /** The keywords that checks are made of, and before them those of options. */
  readonly keywords = new Set(['type', 'pattern', 'minimum', 'maximum', 'properties', 'optionalProperties']);
  readonly formats = new Set<string>();
  /** Keywords that are left to the server. */
  readonly unchecked = new Set<string>();
  readonly #document: OpenApiDocument;
  readonly strictness: 'all' | 'stated';

  constructor(document: OpenApiDocument, strictness: 'all' | 'stated') {
    this.#document = document;
    this.strictness = strictness;
  }

  prune(schema: unknown): Schema {
    if (!isObject(schema)) return {};
    const { $ref, ...own } = schema;
    const kept = Object.entries(own).map(([keyword, value]) => [keyword, this.#keep(own, keyword, value)] as const);
    const pruned = omitEmpty({ ...Object.fromEntries(kept), ...this.#splitProperties(own) });
    for (const keyword in pruned) if (keyword !== 'then' && keyword !== 'else') this.keywords.add(keyword);
    if (typeof $ref !== 'string') return pruned;
    const target = this.#follow($ref.slice('#/components/schemas/'.length));
    return isEmpty(pruned) ? target : { ...pruned, allOf: [target] };
  }

  #isKept(schema: Schema, keyword: string, property?: string): boolean {
    return this.strictness === 'all' || weakBasisOf(schema, keyword, property) === undefined;
  }

  #keep(schema: Schema, keyword: string, value: unknown): unknown {
    if (lists.includes(keyword) && Array.isArray(value)) return value.map((part) => this.prune(part));
    if (schemas.includes(keyword)) return this.prune(value);
    if (!constraints.includes(keyword) && !words.test(keyword)) this.unchecked.add(keyword);
    if (!constraints.includes(keyword) || !this.#isKept(schema, keyword)) return undefined;
    if (keyword !== 'format') return value;
    const isChecked = /^date$|date-time$/.test(String(value));
    if (isChecked) this.formats.add(String(value));
    return isChecked ? value : undefined;
  }

  #splitProperties(schema: Schema): Schema {
    const parts = Object.entries(Object(schema.properties)).map(([name, part]) => [name, this.prune(part)] as const);
    const known = Object.fromEntries(parts);
    const needed = [schema.required ?? []].flat().map(String);
    const must = needed.filter((name) => this.#isKept(schema, 'required', name));
    // What may be anything need not be named, unless others may not.
    const isNamed = (part: Schema) => schema.additionalProperties !== undefined || !isEmpty(part);
    const may = parts.filter(([name, part]) => !must.includes(name) && isNamed(part));
    return {
      properties: Object.fromEntries(must.map((name) => [name, known[name] ?? {}])),
      optionalProperties: Object.fromEntries(may),
    };
  }

  #follow(name: string): Schema {
    if (!this.named.has(name)) {
      this.named.set(name, undefined);
      this.named.set(name, this.prune(this.#document.components.schemas?.[name]));
    }
    const known = this.named.get(name);
    if (known) return known;
    this.recursive.add(name);
    this.keywords.add('$ref');
    return { $ref: name };
  }
}

/** Leaves out keywords whose value is `undefined` or a schema that checks nothing. */
function omitEmpty(schema: Schema): Schema {
  const isSaid = (value: unknown) => value !== undefined && !(isObject(value) && isEmpty(value));
  return Object.fromEntries(Object.entries(schema).filter(([keyword, value]) => keyword === 'const' || isSaid(value)));
}

function isEmpty(schema: Schema): boolean {
  return Object.keys(schema).length === 0;
}
