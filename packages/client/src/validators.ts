type NumberKeyword =
  | `${'min' | 'max'}${'Length' | 'Items' | 'Properties'}`
  | 'minimum'
  | 'maximum'
  | 'exclusiveMinimum'
  | 'exclusiveMaximum'
  | 'multipleOf';

/** A part of a JSON Schema as the document has it, without its words. */
export interface Schema extends Readonly<Partial<Record<NumberKeyword, number>>> {
  /** The name of a schema that holds itself. */
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly items?: Schema;
  readonly uniqueItems?: boolean;
  /** What must be there, and what may, as RFC 8927 tells them apart. */
  readonly properties?: Schemas;
  readonly optionalProperties?: Schemas;
  readonly additionalProperties?: Schema;
  readonly propertyNames?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
}

export type Schemas = Readonly<Record<string, Schema>>;

/** Lists what is wrong with a value: each time where, then the rule, e.g. `.list.0.id must fit minimum 1`. */
export type Check = (value: unknown) => readonly string[];

/** Turns a schema into its check, once. */
export type Compile = (schema: Schema) => Check;

/** What a keyword checks: lists what is wrong, or just tells whether the value fits. */
export type Rule = (value: unknown) => readonly string[] | boolean;

/** Creates the rule of a keyword from what stands beside it in a schema. */
export type Keyword<Name extends keyof Schema> = (
  limit: Schema[Name] & (NonNullable<unknown> | null),
  compile: Compile,
  schema: Schema,
) => Rule;

export const none: readonly string[] = [];

/** Creates what turns schemas into checks, each once, so that a check costs no more than its comparisons. */
export function createCompiler<Name extends keyof Schema>(keywords: { readonly [Own in Name]: Keyword<Own> }): Compile {
  const known = new Map<Schema, Check>();
  const compile = (schema: Schema): Check => {
    const own = known.get(schema);
    if (own) return own;
    const rules: { holds: Rule; rule: string }[] = [];
    const check: Check = (value) => {
      let all = none;
      for (const { holds, rule } of rules) {
        const outcome = holds(value);
        if (outcome !== true && outcome !== none) all = [...all, ...(outcome || [rule])];
      }
      return all;
    };
    // A schema that holds itself finds this entry.
    known.set(schema, check);
    for (const name in keywords) {
      const limit = schema[name];
      if (limit !== undefined)
        rules.push({ holds: keywords[name](limit, compile, schema), rule: ` must fit ${name} ${limit}` });
    }
    return check;
  };
  return compile;
}

/** Joins lists of violations, most of which are empty. */
export function collect<Item>(
  items: readonly Item[],
  list: (item: Item, index: number) => readonly string[],
): readonly string[] {
  let all = none;
  let index = 0;
  for (const item of items) {
    const violations = list(item, index++);
    if (violations !== none) all = [...all, ...violations];
  }
  return all;
}
