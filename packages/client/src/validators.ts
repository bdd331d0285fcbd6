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

/** Lists what is wrong with a value: each time where, then the rule, e.g. `.list.0.id must be integer, at least 1`. */
export type Check = (value: unknown) => readonly string[];

/** What turns a schema into a check, and what its references mean. */
interface Compiler {
  readonly schemas: Schemas;
  readonly compile: (schema: Schema) => Check;
}

type Fields = Readonly<Record<string, unknown>>;
const none: readonly string[] = [];

/** Creates what turns schemas into checks, each once, so that a check costs no more than its comparisons. */
export function createCompiler(schemas: Schemas): (schema: Schema) => Check {
  const known = new Map<Schema, Check>();
  const compile = (schema: Schema): Check => {
    const own = known.get(schema);
    if (own) return own;
    // A schema that holds itself finds this entry.
    let check: Check = () => none;
    known.set(schema, (value) => check(value));
    check = join(listChecks(schema, { schemas, compile }));
    known.set(schema, check);
    return check;
  };
  return compile;
}

function listChecks(schema: Schema, compiler: Compiler): Check[] {
  const { schemas, compile } = compiler;
  const target = schema.$ref && schemas[schema.$ref];
  const checks: (Check | false | undefined)[] = [
    target ? compile(target) : undefined,
    checkScalar(schema, compiler),
    checkArray(schema, compiler),
    checkObject(schema, compiler),
    ...(schema.allOf ?? []).map(compile),
    schema.anyOf && checkAlternatives(schema, schema.anyOf, compiler, (count) => count > 0),
    schema.oneOf && checkAlternatives(schema, schema.oneOf, compiler, (count) => count === 1),
  ];
  return checks.filter((check) => typeof check === 'function');
}

function checkAlternatives(
  schema: Schema,
  alternatives: readonly Schema[],
  compiler: Compiler,
  isEnough: (count: number) => boolean,
): Check {
  const checks = alternatives.map(compiler.compile);
  return (value) =>
    isEnough(checks.filter((check) => check(value).length === 0).length)
      ? none
      : [` must be ${describe(schema, compiler.schemas)}`];
}

function join(checks: readonly Check[]): Check {
  const [first, second] = checks;
  return second ? (value) => collect(checks, (check) => check(value)) : (first ?? (() => none));
}

/** Joins lists of violations, most of which are empty. */
function collect<Item>(items: Iterable<Item>, list: (item: Item) => readonly string[]): readonly string[] {
  let all = none;
  for (const item of items) {
    const violations = list(item);
    if (violations.length > 0) all = [...all, ...violations];
  }
  return all;
}

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isInteger,
  number: Number.isFinite,
  string: (value) => typeof value === 'string',
  array: Array.isArray,
  object: (value) => isObject(value),
};

/** Checks type, values, texts and numbers, which are told in one sentence. */
function checkScalar(schema: Schema, compiler: Compiler): Check | undefined {
  const isType = [schema.type ?? []].flat().flatMap((type) => types[type] ?? []);
  const values = 'const' in schema ? [schema.const] : schema.enum;
  const isText = createTextTest(schema);
  const isNumber = createNumberTest(schema);
  if (isType.length === 0 && !values && !isText && !isNumber) return undefined;
  return (value) => {
    const holds =
      (isType.length === 0 || isType.some((test) => test(value))) &&
      (!values || values.includes(value)) &&
      (!isText || typeof value !== 'string' || isText(value)) &&
      (!isNumber || typeof value !== 'number' || isNumber(value));
    return holds ? none : [` must be ${describe(schema, compiler.schemas)}`];
  };
}

const day = '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const time = '(?:[01]\\d|2[0-3]):[0-5]\\d';

/** Formats that are checked; others are only said. */
const formats: Readonly<Record<string, RegExp>> = {
  date: new RegExp(`${day}$`),
  'date-time': new RegExp(`${day}T${time}:[0-5]\\d(?:\\.\\d+)?(?:Z|[+-]${time})$`, 'i'),
  'navixy-date-time': new RegExp(day),
};

function createTextTest({ pattern, format = '', minLength = 0, maxLength = Infinity }: Schema) {
  const like = formats[format];
  const expression = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  if (!like && !expression && minLength === 0 && maxLength === Infinity) return undefined;
  return (text: string): boolean =>
    // Characters are counted, not UTF-16 units, but only where that can matter.
    (text.length <= maxLength || [...text].length <= maxLength) &&
    (text.length >= minLength * 2 || [...text].length >= minLength) &&
    (!expression || expression.test(text)) &&
    (!like || (like.test(text) && isInCalendar(text)));
}

/** A pattern lets the days 29 to 31 of any month through; one that does not exist comes out as another day. */
function isInCalendar(text: string): boolean {
  const dayOfMonth = text.slice(8, 10);
  return dayOfMonth < '29' || new Date(text.slice(0, 10)).getUTCDate() === Number(dayOfMonth);
}

function createNumberTest(schema: Schema) {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const { exclusiveMinimum: above = -Infinity, exclusiveMaximum: below = Infinity } = schema;
  const isBounded = [minimum, maximum].some(Number.isFinite) || exclusiveMinimum !== undefined;
  if (!isBounded && exclusiveMaximum === undefined && multipleOf === undefined) return undefined;
  return (value: number): boolean =>
    value >= minimum &&
    value <= maximum &&
    (above === -Infinity || value > above) &&
    (below === Infinity || value < below) &&
    (multipleOf === undefined || Number.isInteger(value / multipleOf));
}

function checkArray(schema: Schema, compiler: Compiler): Check | undefined {
  const { items, minItems = 0, maxItems = Infinity, uniqueItems } = schema;
  const checkItem = items && compiler.compile(items);
  if (!checkItem && minItems === 0 && maxItems === Infinity && !uniqueItems) return undefined;
  return (value) => {
    if (!Array.isArray(value)) return none;
    const isUnique = !uniqueItems || new Set(value.map((item) => JSON.stringify(item))).size === value.length;
    if (value.length < minItems || value.length > maxItems || !isUnique)
      return [` must be ${describe(schema, compiler.schemas)}`];
    return checkItem ? collect(value.keys(), (index) => at(index, checkItem(value[index]))) : none;
  };
}

function checkObject(schema: Schema, compiler: Compiler): Check | undefined {
  const {
    required = [],
    additionalProperties = true,
    propertyNames,
    minProperties = 0,
    maxProperties = Infinity,
  } = schema;
  const properties = Object.entries(schema.properties ?? {}).map(
    ([name, part]) => [name, compiler.compile(part)] as const,
  );
  const checkName = propertyNames && compiler.compile(propertyNames);
  const checkOther = isObject(additionalProperties) && compiler.compile(additionalProperties);
  const isOpen = additionalProperties === true && !checkName && minProperties === 0 && maxProperties === Infinity;
  const checkEntry = (value: Fields, name: string): readonly string[] => {
    if (checkName && checkName(name).length > 0) return at(name, [' must not have this name']);
    if (schema.properties && name in schema.properties) return none;
    if (checkOther) return at(name, checkOther(value[name]));
    return additionalProperties || value[name] === undefined ? none : at(name, [' is unknown']);
  };
  const checks: ((value: Fields) => readonly string[])[] = [
    (value) =>
      collect(properties, ([name, check]) => (value[name] === undefined ? none : at(name, check(value[name])))),
    (value) => collect(required, (name) => (value[name] === undefined ? at(name, [' is missing']) : none)),
    (value) => (isOpen ? none : collect(Object.keys(value), (name) => checkEntry(value, name))),
    (value) => {
      const size = isOpen ? 0 : Object.keys(value).length;
      return size < minProperties || size > maxProperties ? [` must be ${describe(schema, compiler.schemas)}`] : none;
    },
  ];
  if (isOpen && required.length === 0 && properties.length === 0) return undefined;
  return (value) => (isObject(value) ? collect(checks, (check) => check(value)) : none);
}

function at(place: string | number, violations: readonly string[]): readonly string[] {
  return violations.length === 0 ? none : violations.map((violation) => `.${place}${violation}`);
}

/** Says what a schema demands. */
function describe(schema: Schema, schemas: Schemas): string {
  const { $ref = '', type, format, pattern, enum: values, anyOf, oneOf } = schema;
  const target = schemas[$ref];
  if (target) return describe(target, schemas);
  if ('const' in schema) return `${schema.const}`;
  if (values) return `one of ${values.join(', ')}`;
  const least = schema.minimum ?? schema.minLength ?? schema.minItems ?? schema.minProperties;
  const most = schema.maximum ?? schema.maxLength ?? schema.maxItems ?? schema.maxProperties;
  const rules = [
    format ?? [type ?? []].flat().join(' or '),
    format ? '' : pattern && `/${pattern}/`,
    least !== undefined && `at least ${least}`,
    most !== undefined && `at most ${most}`,
    schema.required && `with ${schema.required.join(' and ')}`,
    (anyOf ?? oneOf)?.map((one) => describe(one, schemas)).join(' or '),
  ];
  return rules.filter(Boolean).join(', ');
}

/** Finds the schema of a property. */
export function schemaAt({ properties, allOf }: Schema, name: string): Schema | undefined {
  return properties?.[name] ?? allOf?.map((part) => schemaAt(part, name)).find(Boolean);
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
