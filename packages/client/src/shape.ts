/**
 * The rules of one value, taken from its JSON Schema in the spec when this package is built: the fields of an object, a
 * rule, or a shape that may be absent. Tuples keep the tables of shapes small.
 */
export type Shape = Fields | Rule | Absent;

/** The fields of an object; more fields are allowed. */
export interface Fields {
  readonly [name: string]: Shape;
}

/** A shape whose value may be `null` (1), may be left out (2), or both (3). */
export type Absent = readonly [presence: number, shape: Shape];

/** The rule of a value that is no object with known fields. A type of any other name is a format, with `like` as its pattern. */
export type Rule = readonly [
  type: string,
  /** The pattern of a string or of the keys of a map, or the values of `one of`. */
  like?: RegExp | readonly unknown[] | 0,
  /** The least and the greatest number, or the fewest and the most characters or items; 0 for a greatest of none. */
  min?: number,
  max?: number,
  /** The shape of each item of an array or map. */
  items?: Shape,
];

/**
 * Says what is wrong with a value: where, then the rule, e.g. `.list.0.id must be integer, at least 1`.
 * Returns `undefined` when nothing is wrong.
 */
export type Check = (value: unknown) => string | undefined;

/** Makes the check of a shape; reading a shape takes longer than checking a value, so it is done once. */
export function compile(shape: Shape): Check {
  if (isAbsent(shape)) {
    const check = compile(shape[1]);
    return (value) => (shape[0] & (value === null ? 1 : value === undefined ? 2 : 0) ? undefined : check(value));
  }
  const [rule, fields]: [Rule, Fields] = isRule(shape) ? [shape, {}] : [['object'], shape];
  const [type, like, min = 0, max = 0, items] = rule;
  const rules = [type, like, min && `at least ${min}`, max && `at most ${max}`];
  const fault = ` must be ${rules.filter(Boolean).join(', ')}`;
  const known = Object.entries(fields).map(([key, field]) => ({ key, check: compile(field) }));
  const check = items && compile(items);
  return (value) => {
    const size = sizeOf(value, max);
    if (!isOfType(type, value, like) || size < min || (max && size > max)) return fault;
    if (!isObject(value)) return undefined;
    for (const part of check ? Object.keys(value).map((key) => ({ key, check })) : known) {
      const breach = part.check(value[part.key]);
      if (breach) return `.${part.key}${breach}`;
    }
    return undefined;
  };
}

function isOfType(type: string, value: unknown, like: Rule[1]): boolean {
  const matches = (one: unknown) => !like || (like instanceof RegExp ? like.test(String(one)) : like.includes(one));
  if (type === 'integer') return Number.isSafeInteger(value);
  if (type === 'boolean') return typeof value === type;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value) && !Array.isArray(value) && Object.keys(value).every(matches);
  if (type === 'one of') return matches(value);
  return typeof value === 'string' && matches(value) && (type === 'string' || isInCalendar(value));
}

/** A length counts characters, not UTF-16 units; only a text that seems longer than `max` needs counting. */
function sizeOf(value: unknown, max: number): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && max && value.length > max) return [...value].length;
  return typeof value === 'string' || Array.isArray(value) ? value.length : 0;
}

/** The pattern of a date lets days through that its month may not have; those come out as another day. */
function isInCalendar(text: string): boolean {
  const day = text.slice(0, 10);
  return day.slice(8) < '29' || new Date(day).toJSON().startsWith(day);
}

function isAbsent(shape: Shape): shape is Absent {
  return typeof shape[0] === 'number';
}

function isRule(shape: Shape): shape is Rule {
  return Array.isArray(shape);
}

/** Tells whether a value has fields that can be read; an array has. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
