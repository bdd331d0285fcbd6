/** The keywords of JSON Schema, one function each, so that a bundle holds only those that its document uses. */
import { type Check, collect, type Keyword, none, type Schema } from './validators.ts';

type Fields = Readonly<Record<string, unknown>>;

const isOf: Readonly<Record<string, (value: unknown) => boolean>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isInteger,
  number: Number.isFinite,
  string: (value) => typeof value === 'string',
  array: Array.isArray,
  object: isFields,
};

export const type: Keyword = ({ type = [] }) => {
  const tests = [type].flat().map((name) => isOf[name]);
  return must(`be ${[type].flat().join(' or ')}`, (value) => tests.some((test) => test?.(value)));
};

const constant: Keyword = (schema) => must(`be ${schema.const}`, (value) => value === schema.const);
const oneOfValues: Keyword = ({ enum: values = [] }) =>
  must(`be one of ${values.join(', ')}`, (value) => values.includes(value));

export { constant as const, oneOfValues as enum };

export const pattern: Keyword = ({ pattern = '' }) => {
  const expression = new RegExp(pattern, 'u');
  return ofText(`match /${pattern}/`, (text) => expression.test(text));
};

// Characters are counted, not UTF-16 units, but only where that can matter.
export const minLength: Keyword = ({ minLength: least = 0 }) =>
  ofText(`have at least ${least} characters`, (text) => text.length >= least * 2 || [...text].length >= least);
export const maxLength: Keyword = ({ maxLength: most = 0 }) =>
  ofText(`have at most ${most} characters`, (text) => text.length <= most || [...text].length <= most);

const day = '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const time = '(?:[01]\\d|2[0-3]):[0-5]\\d';

/** The formats that are checked; others only say what a text is meant for. */
const formats: Readonly<Record<string, RegExp>> = {
  date: /* @__PURE__ */ new RegExp(`${day}$`),
  'date-time': /* @__PURE__ */ new RegExp(`${day}T${time}:[0-5]\\d(?:\\.\\d+)?(?:Z|[+-]${time})$`, 'i'),
  'navixy-date-time': /* @__PURE__ */ new RegExp(day),
};

export const format: Keyword = ({ format: name = '' }) => {
  const expression = formats[name];
  return ofText(`be a ${name} that exists`, (text) => !expression || (expression.test(text) && isInCalendar(text)));
};

/** A pattern lets the days 29 to 31 of any month through; one that does not exist comes out as another day. */
function isInCalendar(text: string): boolean {
  const dayOfMonth = text.slice(8, 10);
  return dayOfMonth < '29' || new Date(text.slice(0, 10)).getUTCDate() === Number(dayOfMonth);
}

export const minimum: Keyword = ({ minimum: least = 0 }) => ofNumber(`be at least ${least}`, (value) => value >= least);
export const maximum: Keyword = ({ maximum: most = 0 }) => ofNumber(`be at most ${most}`, (value) => value <= most);
export const exclusiveMinimum: Keyword = ({ exclusiveMinimum: limit = 0 }) =>
  ofNumber(`be more than ${limit}`, (value) => value > limit);
export const exclusiveMaximum: Keyword = ({ exclusiveMaximum: limit = 0 }) =>
  ofNumber(`be less than ${limit}`, (value) => value < limit);
export const multipleOf: Keyword = ({ multipleOf: unit = 1 }) =>
  ofNumber(`be a multiple of ${unit}`, (value) => Number.isInteger(value / unit));

export const items: Keyword = ({ items = {} }, compile) => {
  const check = compile(items);
  return (value) => (Array.isArray(value) ? collect(value.keys(), (index) => at(index, check(value[index]))) : none);
};
export const minItems: Keyword = ({ minItems: least = 0 }) =>
  ofList(`have at least ${least} items`, (list) => list.length >= least);
export const maxItems: Keyword = ({ maxItems: most = 0 }) =>
  ofList(`have at most ${most} items`, (list) => list.length <= most);
export const uniqueItems: Keyword = ({ uniqueItems: isUnique }) =>
  ofList(
    'have no item twice',
    (list) => !isUnique || new Set(list.map((item) => JSON.stringify(item))).size === list.length,
  );

export const properties: Keyword = ({ properties = {} }, compile) => {
  const checks = Object.entries(properties).map(([name, part]) => [name, compile(part)] as const);
  return ofFields((fields) =>
    collect(checks, ([name, check]) => (fields[name] === undefined ? none : at(name, check(fields[name])))),
  );
};
export const required: Keyword = ({ required = [] }) =>
  ofFields((fields) => collect(required, (name) => (fields[name] === undefined ? at(name, [' is missing']) : none)));
export const additionalProperties: Keyword = ({ properties, additionalProperties: other }, compile) => {
  const check: Check = typeof other === 'object' ? compile(other) : () => (other ? none : [' is unknown']);
  const isOther = (fields: Fields, name: string) => fields[name] !== undefined && !(properties && name in properties);
  return ofFields((fields) =>
    collect(Object.keys(fields), (name) => (isOther(fields, name) ? at(name, check(fields[name])) : none)),
  );
};
export const propertyNames: Keyword = ({ propertyNames = {} }, compile) => {
  const check = compile(propertyNames);
  return ofFields((fields) => collect(Object.keys(fields), (name) => at(name, check(name))));
};
export const minProperties: Keyword = ({ minProperties: least = 0 }) =>
  ofFields((fields) => (Object.keys(fields).length < least ? [` must have at least ${least} fields`] : none));
export const maxProperties: Keyword = ({ maxProperties: most = 0 }) =>
  ofFields((fields) => (Object.keys(fields).length > most ? [` must have at most ${most} fields`] : none));

export const allOf: Keyword = ({ allOf = [] }, compile) => {
  const checks = allOf.map(compile);
  return (value) => collect(checks, (check) => check(value));
};
export const anyOf: Keyword = ({ anyOf = [] }, compile) => ofAlternatives(anyOf, compile, (count) => count > 0);
export const oneOf: Keyword = ({ oneOf = [] }, compile) => ofAlternatives(oneOf, compile, (count) => count === 1);

/** A value that fits no alternative breaks the rules of each of them. */
function ofAlternatives(
  schemas: readonly Schema[],
  compile: (schema: Schema) => Check,
  isRight: (count: number) => boolean,
): Check {
  const checks = schemas.map(compile);
  return (value) => {
    const outcomes = checks.map((check) => check(value));
    if (isRight(outcomes.filter((violations) => violations === none).length)) return none;
    const [first = ' must match only one of the alternatives', ...others] = new Set(outcomes.flat());
    return [[first, ...others.map((rule) => rule.replace(' must', ''))].join(' or')];
  };
}

function must(rule: string, holds: (value: unknown) => boolean): Check {
  const violations = [` must ${rule}`];
  return (value) => (holds(value) ? none : violations);
}

function ofText(rule: string, holds: (text: string) => boolean): Check {
  return must(rule, (value) => typeof value !== 'string' || holds(value));
}

function ofNumber(rule: string, holds: (value: number) => boolean): Check {
  return must(rule, (value) => typeof value !== 'number' || holds(value));
}

function ofList(rule: string, holds: (list: readonly unknown[]) => boolean): Check {
  return must(rule, (value) => !Array.isArray(value) || holds(value));
}

function ofFields(check: (fields: Fields) => readonly string[]): Check {
  return (value) => (isFields(value) ? check(value) : none);
}

function at(place: string | number, violations: readonly string[]): readonly string[] {
  return violations === none ? none : violations.map((violation) => `.${place}${violation}`);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
