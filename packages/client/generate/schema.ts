import { isObject, type OpenApiDocument, type Schema } from '@trustline/openapi';

const constraints = [
  ...['type', 'const', 'enum', 'format', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum'],
  ...['exclusiveMaximum', 'multipleOf', 'minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties'],
  'required',
];
const schemas = ['items', 'additionalProperties', 'propertyNames', 'if', 'then', 'else'];
const lists = ['allOf', 'anyOf', 'oneOf'];

/** What is said about a schema and checks nothing; any other keyword is left to the server. */
const words = /^(title|description|examples?|default|deprecated|readOnly|writeOnly|\$comment|contentMediaType|x-.*)$/;

/**
 * Prunes schemas to what the client checks: all constraints, or only those that the source states. A named schema is
 * written where it is used; only one that holds itself keeps a name, under which `schemas` has it.
 */
export class SchemaPruner {
  readonly schemas: Record<string, Schema> = {};
  /** The keywords that checks are made of. */
  readonly keywords = new Set<string>();
  /** The named schemas that were met. */
  readonly names = new Set<string>();
  /** Keywords that are left to the server. */
  readonly unchecked = new Set<string>();
  readonly #open: string[] = [];
  readonly #document: OpenApiDocument;
  readonly #strictness: 'all' | 'stated';

  constructor(document: OpenApiDocument, strictness: 'all' | 'stated') {
    this.#document = document;
    this.#strictness = strictness;
  }

  prune(schema: unknown): Schema {
    if (!isObject(schema)) return {};
    const { $ref, required, ...own } = schema;
    // What is wrong is told before what is missing.
    const kept = Object.entries({ ...own, ...(Array.isArray(required) && { required }) })
      .filter(([keyword]) => this.#strictness === 'all' || !isUnstated(schema['x-basis'], keyword))
      .map(([keyword, value]) => [keyword, this.#keep(keyword, value, schema)] as const)
      .filter(([, value]) => value !== undefined);
    for (const [keyword] of kept) if (keyword !== 'then' && keyword !== 'else') this.keywords.add(keyword);
    const pruned = Object.fromEntries(kept);
    if (typeof $ref !== 'string') return pruned;
    const target = this.#follow($ref.slice('#/components/schemas/'.length));
    return kept.length === 0 ? target : { ...pruned, allOf: [target] };
  }

  #keep(keyword: string, value: unknown, { additionalProperties, properties }: Schema): unknown {
    if (keyword === 'required' && Array.isArray(value) && this.#strictness === 'stated') {
      // A property of which everything is shown or inferred is no more certain to be there.
      const isStated = (name: string) => {
        const property = isObject(properties) ? properties[name] : undefined;
        return !isObject(property) || !isUnstated(property['x-basis'], keyword);
      };
      const stated = value.filter(isStated);
      return stated.length === 0 ? undefined : stated;
    }
    if (constraints.includes(keyword)) return value;
    if (lists.includes(keyword) && Array.isArray(value)) return value.map((part) => this.prune(part));
    if (keyword === 'properties' && isObject(value)) {
      const parts = Object.entries(value).map(([name, part]) => [name, this.prune(part)] as const);
      // What may be anything need not be named, unless others may not.
      return Object.fromEntries(parts.filter(([, part]) => additionalProperties !== undefined || !isEmpty(part)));
    }
    if (schemas.includes(keyword)) {
      const part = this.prune(value);
      return isEmpty(part) ? undefined : part;
    }
    if (!words.test(keyword)) this.unchecked.add(keyword);
    return undefined;
  }

  #follow(name: string): Schema {
    this.names.add(name);
    const key = `${this.#strictness} ${name}`;
    if (this.#open.includes(name)) {
      this.schemas[key] = {};
    } else {
      this.#open.push(name);
      const pruned = this.prune(this.#document.components.schemas?.[name]);
      this.#open.pop();
      if (!(key in this.schemas)) return pruned;
      this.schemas[key] = pruned;
    }
    return { $ref: key };
  }
}

function isUnstated(basis: unknown, keyword: string): boolean {
  const own = isObject(basis) ? basis[keyword] : basis;
  return constraints.includes(keyword) && (own === 'shown' || own === 'inferred');
}

function isEmpty(schema: Schema): boolean {
  return Object.keys(schema).length === 0;
}
