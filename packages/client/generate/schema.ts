import { followSchema, isObject, type OpenApiDocument, type Schema } from '@trustline/openapi';

/** Which constraints a check keeps: all, or only those that the source states. */
export type Strictness = 'all' | 'stated';

const constraints = [
  ...['type', 'const', 'enum', 'format', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum'],
  ...['exclusiveMaximum', 'multipleOf', 'minItems', 'maxItems', 'uniqueItems', 'required', 'minProperties'],
  ...['maxProperties', 'propertyNames'],
];
const lists = ['allOf', 'anyOf', 'oneOf'];

/** What is said about a schema and checks nothing; any other keyword is reported as not checked. */
const words = /^(title|description|examples?|default|deprecated|readOnly|writeOnly|\$comment|contentMediaType|x-.*)$/;

/** What callers are told or helpers need to know of an input beside its constraints. */
const notChecked = ['$ref', 'default', 'x-default-before-now'];
const hints = ['default', 'x-default-before-now'];

/** Prunes schemas to what the client checks, and collects the named ones that they refer to. */
export class SchemaPruner {
  readonly schemas: Record<string, unknown> = {};
  /** The keywords that checks are made of, in the order of their checks. */
  readonly keywords = new Set<string>();
  /** Keywords that are left to the server, with the place they stand in. */
  readonly unchecked: string[] = [];
  readonly #document: OpenApiDocument;
  readonly #strictness: Strictness;
  readonly #suffix: string;

  /** `suffix` keeps the names of schemas apart that are pruned in two ways. */
  constructor(document: OpenApiDocument, strictness: Strictness, suffix = '') {
    this.#document = document;
    this.#strictness = strictness;
    this.#suffix = suffix;
  }

  prune(schema: Schema): Schema {
    const basis = schema['x-basis'];
    const kept = Object.entries(schema).flatMap(([keyword, value]): [string, unknown][] => {
      const isOwn = constraints.includes(keyword) || (this.#suffix !== '' && hints.includes(keyword));
      if (isOwn && this.#strictness === 'stated' && isUnstated(basis, keyword)) return [];
      if (keyword === 'propertyNames') return [[keyword, this.prune(asSchema(value))]];
      return isOwn ? [[keyword, value]] : this.#pruneStructure(keyword, value);
    });
    for (const [keyword] of kept) if (!notChecked.includes(keyword)) this.keywords.add(keyword);
    return Object.fromEntries(kept);
  }

  #pruneStructure(keyword: string, value: unknown): [string, unknown][] {
    if (keyword === '$ref') return [[keyword, this.#name(String(value))]];
    if (keyword === 'items' || (keyword === 'additionalProperties' && isObject(value))) {
      return [[keyword, this.prune(asSchema(value))]];
    }
    if (keyword === 'properties') {
      return [
        [
          keyword,
          Object.fromEntries(propertiesOf({ properties: value }).map(([name, part]) => [name, this.prune(part)])),
        ],
      ];
    }
    if (lists.includes(keyword) && Array.isArray(value)) return [[keyword, value.map((part) => this.prune(part))]];
    if (keyword !== 'additionalProperties' && !words.test(keyword)) this.unchecked.push(keyword);
    return [];
  }

  #name(reference: string): string {
    const name = nameOf(reference) + this.#suffix;
    if (!(name in this.schemas)) {
      // A schema that holds itself finds this entry.
      this.schemas[name] = {};
      this.schemas[name] = this.prune(followSchema(this.#document, { $ref: reference }));
    }
    return name;
  }
}

function isUnstated(basis: unknown, keyword: string): boolean {
  const own = isObject(basis) ? basis[keyword] : basis;
  return own === 'shown' || own === 'inferred';
}

/** The name of the schema that a `$ref` points to. */
export function nameOf(reference: string): string {
  return reference.slice('#/components/schemas/'.length);
}

/** The properties of an object schema in document order. */
export function propertiesOf({ properties }: Schema): [name: string, schema: Schema][] {
  return Object.entries(asSchema(properties)).map(([name, schema]) => [name, asSchema(schema)]);
}

function asSchema(value: unknown): Schema {
  return isObject(value) ? value : {};
}
