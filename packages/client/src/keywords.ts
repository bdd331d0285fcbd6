/** The keywords of JSON Schema, one function each, so that a bundle holds only those that its document uses. */
import { type Compile, collect, type Keyword, none, type Rule, type Schema, type Schemas } from './validators.ts';

export type Fields = Readonly<Record<string, unknown>>;

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  null: (value) => value === null,
  integer: (value) => Number.isInteger(value),
  number: (value) => Number.isFinite(value),
  array: (value) => Array.isArray(value),
  object: isFields,
};

export const type: Keyword<'type'> = (type) =>
  [type]
    .flat()
    .map((name) => types[name] ?? ((value: unknown) => typeof value === name))
    .reduce((one, other) => (value) => one(value) || other(value));
const constant: Keyword<'const'> = (constant) => (value) => value === constant;
const oneOfValues: Keyword<'enum'> = (values) => (value) => values.includes(value);

const conditional: Keyword<'if'> = (condition, compile, { then = {}, else: otherwise = {} }) => {
  const [check, ...branches] = [compile(condition), compile(then), compile(otherwise)] as const;
  return (value) => branches[check(value) === none ? 0 : 1](value);
};

export { conditional as if, constant as const, dateTime as 'date-time', oneOfValues as enum };

export const pattern: Keyword<'pattern'> = (pattern) => {
  const expression = new RegExp(pattern, 'u');
  return ofText((text) => expression.test(text));
};
// Characters are counted, not UTF-16 units, but only where that can matter.
export const minLength: Keyword<'minLength'> = (least) =>
  ofText((text) => text.length >= least * 2 || [...text].length >= least);
export const maxLength: Keyword<'maxLength'> = (most) =>
  ofText((text) => text.length <= most || [...text].length <= most);

/** The formats that are written the same everywhere; a vendor's own begins with a day, and the rest is its pattern's. */
export const date = /^.{10}$/;
const dateTime = /^.{10}T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

/** Of a day that does not exist, such as February 30, `Date` makes another one or none. */
export function format(formats: Readonly<Record<string, RegExp>>): Keyword<'format'> {
  return (format) =>
    ofText((text) => {
      const start = text.slice(0, 10);
      return formats[format]?.test(text) !== false && `${JSON.stringify(new Date(start))}`.startsWith(`"${start}T`);
    });
}

export const minimum: Keyword<'minimum'> = (least) => ofNumber((value) => value >= least);
export const maximum: Keyword<'maximum'> = (most) => ofNumber((value) => value <= most);
export const exclusiveMinimum: Keyword<'exclusiveMinimum'> = (limit) => ofNumber((value) => value > limit);
export const exclusiveMaximum: Keyword<'exclusiveMaximum'> = (limit) => ofNumber((value) => value < limit);
export const multipleOf: Keyword<'multipleOf'> = (unit) => ofNumber((value) => Number.isInteger(value / unit));

export const items: Keyword<'items'> = (items, compile) => {
  const check = compile(items);
  return ofList((list) => collect(list, (item, index) => at(index, check(item))));
};
export const minItems: Keyword<'minItems'> = (least) => ofList((list) => list.length >= least);
export const maxItems: Keyword<'maxItems'> = (most) => ofList((list) => list.length <= most);
export const uniqueItems: Keyword<'uniqueItems'> = (isUnique) =>
  ofList((list) => !isUnique || new Set(list.map((item) => JSON.stringify(item))).size === list.length);

export const properties: Keyword<'properties'> = (schemas, compile) => ofProperties(schemas, compile, [' is missing']);
export const optionalProperties: Keyword<'optionalProperties'> = (schemas, compile) =>
  ofProperties(schemas, compile, none);

function ofProperties(schemas: Schemas, compile: Compile, absent: readonly string[]): Rule {
  const checks = Object.entries(schemas).map(([name, schema]) => ({ name, check: compile(schema) }));
  return ofFields((fields) => {
    let all = none;
    for (const { name, check } of checks) {
      const value = fields[name];
      const violations = value === undefined ? absent : check(value);
      if (violations !== none) all = [...all, ...at(name, violations)];
    }
    return all;
  });
}

export const additionalProperties: Keyword<'additionalProperties'> = (other, compile, schema) => {
  const named = { ...schema.properties, ...schema.optionalProperties };
  const check = compile(other);
  return ofFields((fields) =>
    collect(Object.keys(fields), (name) => (Object.hasOwn(named, name) ? none : at(name, check(fields[name])))),
  );
};
export const propertyNames: Keyword<'propertyNames'> = (schema, compile) => {
  const check = compile(schema);
  return ofFields((fields) => collect(Object.keys(fields), (name) => at(name, check(name))));
};
export const minProperties: Keyword<'minProperties'> = (least) =>
  ofFields((fields) => Object.keys(fields).length >= least);
export const maxProperties: Keyword<'maxProperties'> = (most) =>
  ofFields((fields) => Object.keys(fields).length <= most);

export const allOf: Keyword<'allOf'> = (schemas, compile) => {
  const checks = schemas.map(compile);
  return (value) => collect(checks, (check) => check(value));
};
export const anyOf: Keyword<'anyOf'> = (schemas, compile) => ofAlternatives(schemas, compile, (count) => count > 0);
export const oneOf: Keyword<'oneOf'> = (schemas, compile) => ofAlternatives(schemas, compile, (count) => count === 1);

/** Has schemas that hold themselves checked under their names. */
export const refer =
  (schemas: Schemas): Keyword<'$ref'> =>
  (name, compile) =>
    compile(schemas[name] ?? {});

/** A value that fits no alternative breaks the rules of each of them. */
function ofAlternatives(schemas: readonly Schema[], compile: Compile, isRight: (count: number) => boolean): Rule {
  const checks = schemas.map(compile);
  return (value) => {
    const outcomes = checks.map((check) => check(value));
    if (isRight(outcomes.filter((violations) => violations === none).length)) return true;
    return [[...new Set(outcomes.flat())].join(' or') || ' is ambiguous'];
  };
}

function ofText(holds: (text: string) => boolean): Rule {
  return (value) => typeof value !== 'string' || holds(value);
}

function ofNumber(holds: (value: number) => boolean): Rule {
  return (value) => typeof value !== 'number' || holds(value);
}

function ofList(check: (list: readonly unknown[]) => ReturnType<Rule>): Rule {
  return (value) => !Array.isArray(value) || check(value);
}

function ofFields(check: (fields: Fields) => ReturnType<Rule>): Rule {
  return (value) => !isFields(value) || check(value);
}

function at(place: string | number, violations: readonly string[]): readonly string[] {
  return violations === none ? none : violations.map((violation) => `.${place}${violation}`);
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
