import { isObject, type OpenApiDocument, type Schema } from '@trustline/openapi';

const constraints = [
  ...['type', 'const', 'enum', 'format', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum'],
  ...['exclusiveMaximum', 'multipleOf', 'minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties'],
  'required',
];
const schemas = ['items', 'additionalProperties', 'propertyNames', 'if', 'then', 'else'];
const lists = ['allOf', 'anyOf', 'oneOf'];

/** What is said about a schema and checks nothing; any other keyword is left to the server. */
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
    const kept = Object.entries(own)
      .filter(([keyword]) => this.#isKept(schema['x-basis'], keyword))
      .map(([keyword, value]) => [keyword, this.#keep(keyword, value)] as const);
    const pruned = omitUndefined({ ...Object.fromEntries(kept), ...this.#splitProperties(schema) });
    for (const keyword in pruned) if (keyword !== 'then' && keyword !== 'else') this.keywords.add(keyword);
    if (typeof $ref !== 'string') return pruned;
    const target = this.#follow($ref.slice('#/components/schemas/'.length));
    return isEmpty(pruned) ? target : { ...pruned, allOf: [target] };
  }

  #isKept(basis: unknown, keyword: string): boolean {
    const own = isObject(basis) ? basis[keyword] : basis;
    return this.strictness === 'all' || !constraints.includes(keyword) || (own !== 'shown' && own !== 'inferred');
  }

  #keep(keyword: string, value: unknown): unknown {
    if (keyword === 'format') {
      const isChecked = /^date$|date-time$/.test(String(value));
      if (isChecked) this.formats.add(String(value));
      return isChecked ? value : undefined;
    }
    if (lists.includes(keyword) && Array.isArray(value)) return value.map((part) => this.prune(part));
    if (schemas.includes(keyword)) {
      const part = this.prune(value);
      return isEmpty(part) ? undefined : part;
    }
    if (words.test(keyword)) return undefined;
    if (!constraints.includes(keyword)) this.unchecked.add(keyword);
    return constraints.includes(keyword) ? value : undefined;
  }

  #splitProperties({ properties, required, additionalProperties, 'x-basis': basis }: Schema): Schema {
    const parts = Object.entries(isObject(properties) ? properties : {});
    const needed = new Set<unknown>(Array.isArray(required) && this.#isKept(basis, 'required') ? required : []);
    // A property of which everything is shown or inferred is no more certain to be there.
    for (const [name, part] of parts)
      if (isObject(part) && !this.#isKept(part['x-basis'], 'required')) needed.delete(name);
    const pruned = Object.fromEntries(parts.map(([name, part]) => [name, this.prune(part)]));
    const must = [...needed].map((name) => [name, pruned[String(name)] ?? {}]);
    // What may be anything need not be named, unless others may not.
    const isNamed = (part: Schema) => additionalProperties !== undefined || !isEmpty(part);
    const may = Object.entries(pruned).filter(([name, part]) => !needed.has(name) && isNamed(part));
    return {
      properties: must.length > 0 ? Object.fromEntries(must) : undefined,
      optionalProperties: may.length > 0 ? Object.fromEntries(may) : undefined,
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

function omitUndefined(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}

function isEmpty(schema: Schema): boolean {
  return Object.keys(schema).length === 0;
}
