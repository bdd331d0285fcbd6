/** A part of a JSON Schema as the document has it, without its words. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  /** Where a parameter travels. */
  readonly in?: 'path' | 'query' | 'header' | 'cookie';
  readonly default?: unknown;
  readonly 'x-default-before-now'?: string;
}

/** The named schemas that `$ref` refers to. */
export type Schemas = Readonly<Record<string, Schema>>;

/** Lists what is wrong with a value: each time where, then the rule, e.g. `.list.0.id must be at least 1`. */
export type Check = (value: unknown) => readonly string[];

/** Creates the check of a keyword from the schema it stands in. */
export type Keyword = (schema: Schema, compile: (schema: Schema) => Check) => Check;

/** The keywords that a document uses, by their names. */
export type Keywords = Readonly<Record<string, Keyword>>;

export const none: readonly string[] = [];

/** Creates what turns schemas into checks, each once, so that a check costs no more than its comparisons. */
export function createCompiler(keywords: Keywords, schemas: Schemas): (schema: Schema) => Check {
  const known = new Map<Schema, Check>();
  const compile = (schema: Schema): Check => {
    const own = known.get(schema);
    if (own) return own;
    // A schema that holds itself finds this entry.
    known.set(schema, (value) => check(value));
    const target = schemas[schema.$ref ?? ''];
    const used = Object.entries(keywords).filter(([name]) => name in schema);
    const checks = [...(target ? [compile(target)] : []), ...used.map(([, create]) => create(schema, compile))];
    const [first = () => none] = checks;
    const check: Check = checks.length > 1 ? (value) => collect(checks, (one) => one(value)) : first;
    known.set(schema, check);
    return check;
  };
  return compile;
}

/** Joins lists of violations, most of which are empty. */
export function collect<Item>(items: Iterable<Item>, list: (item: Item) => readonly string[]): readonly string[] {
  let all = none;
  for (const item of items) {
    const violations = list(item);
    if (violations !== none) all = [...all, ...violations];
  }
  return all;
}

/** Finds the schema of a property. */
export function schemaAt({ properties, allOf }: Schema, name: string): Schema | undefined {
  return properties?.[name] ?? allOf?.map((part) => schemaAt(part, name)).find(Boolean);
}
