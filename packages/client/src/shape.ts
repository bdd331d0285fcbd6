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
export function findBreach(shape: Shape, value: unknown): string | undefined {
  if (isAbsent(shape)) {
    const [presence, present] = shape;
    const absence = value === null ? 1 : value === undefined ? 2 : 0;
    return presence & absence ? undefined : findBreach(present, value);
  }
  const [rule, fields]: [Rule, Fields] = isRule(shape) ? [shape, {}] : [['object'], shape];
  const [type, like, min = 0, max, items] = rule;
  const size = sizeOf(value, max);
  if (!isOfType(type, value, like) || size < min || (max && size > max)) {
    const limits = `${min ? `, at least ${min}` : ''}${max ? `, at most ${max}` : ''}`;
    return ` must be ${type}${like ? ` ${like}` : ''}${limits}`;
  }
  if (!isObject(value)) return undefined;
  for (const key in items ? value : fields) {
    const inner = items ?? fields[key];
    const breach = inner && findBreach(inner, value[key]);
    if (breach) return `.${key}${breach}`;
  }
  return undefined;
}

function isOfType(type: string, value: unknown, like: Rule[1]): boolean {
  const matches = (text: string) => !(like instanceof RegExp) || like.test(text);
  if (type === 'integer') return Number.isSafeInteger(value);
  if (type === 'boolean') return typeof value === type;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value) && !Array.isArray(value) && Object.keys(value).every(matches);
  if (type === 'one of') return Array.isArray(like) && like.includes(value);
  return typeof value === 'string' && matches(value) && (type === 'string' || isInCalendar(value.slice(0, 19)));
}

/** A length counts characters, not UTF-16 units; only a text that seems too long needs counting. */
function sizeOf(value: unknown, max = 0): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return max && value.length > max ? [...value].length : value.length;
  return Array.isArray(value) ? value.length : 0;
}

function isInCalendar(text: string): boolean {
  const start = text.replace(' ', 'T');
  // A day that does not exist, such as 30 February, comes out as another one or as none.
  return new Date(start[10] ? `${start}Z` : start).toJSON()?.startsWith(start);
}

function isAbsent(shape: Shape): shape is Absent {
  return Array.isArray(shape) && typeof shape[0] === 'number';
}

function isRule(shape: Shape): shape is Rule {
  return Array.isArray(shape);
}

/** Tells whether a value has fields that can be read; an array has. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
