/** The rules of one value, taken from its JSON Schema in the spec when this package is built. */
export interface Shape {
  readonly type: 'string' | 'integer' | 'boolean' | 'array' | 'object' | keyof typeof formats;
  /** `null` is as good as a value. */
  readonly nullable?: true;
  /** The least number, characters or items. */
  readonly min?: number;
  /** The greatest number, or the most characters or items. */
  readonly max?: number;
  readonly pattern?: RegExp;
  /** The only values allowed. */
  readonly values?: readonly unknown[];
  /** The rules of each item of an array or of each value of a map. */
  readonly items?: Shape;
  /** The rules of each key of a map. */
  readonly keys?: Shape;
  /** The fields an object must have. */
  readonly properties?: Shapes;
  /** The fields an object may have. */
  readonly optional?: Shapes;
}

type Shapes = Readonly<Record<string, Shape>>;

const day = '^\\d{4}-\\d\\d-\\d\\d';
const time = '\\d\\d:\\d\\d:\\d\\d';
const offset = '(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)';
const formats = {
  date: new RegExp(`${day}$`),
  'date-time': new RegExp(`${day}T${time}${offset}$`),
  'navixy-date-time or date-time': new RegExp(`${day}( ${time}|T${time}${offset})$`),
};

/**
 * Says what is wrong with a value: where, then the rule, e.g. `.list.0.id must be integer, at least 1`.
 * Returns `undefined` when nothing is wrong.
 */
export function findBreach(shape: Shape, value: unknown): string | undefined {
  if (value === null && shape.nullable) return undefined;
  if (!keepsRules(shape, value)) return ` must be ${describe(shape)}`;
  if (!isObject(value)) return undefined;
  const { properties, optional, items, keys } = shape;
  for (const key in properties) {
    const breach = findBreachAt(key, properties[key], value);
    if (breach) return breach;
  }
  for (const key in optional) {
    const breach = value[key] !== undefined && findBreachAt(key, optional[key], value);
    if (breach) return breach;
  }
  for (const key of items ? Object.keys(value) : []) {
    const breach = (keys && findBreach(keys, key)) ?? findBreachAt(key, items, value);
    if (breach) return breach;
  }
  return undefined;
}

function findBreachAt(key: string, shape: Shape | undefined, value: Readonly<Record<string, unknown>>) {
  const breach = shape && findBreach(shape, value[key]);
  return breach && `.${key}${breach}`;
}

function keepsRules({ type, min = -Infinity, max = Infinity, pattern, values }: Shape, value: unknown): boolean {
  if (!isOfType(type, value) || (values && !values.includes(value))) return false;
  if (typeof value === 'number') return value >= min && value <= max;
  if (typeof value === 'string') {
    // A length counts characters, not UTF-16 units; only a text that seems too long needs counting.
    const length = value.length > max ? [...value].length : value.length;
    return length >= min && length <= max && (!pattern || pattern.test(value));
  }
  return !Array.isArray(value) || (value.length >= min && value.length <= max);
}

function isOfType(type: Shape['type'], value: unknown): boolean {
  if (type === 'integer') return Number.isSafeInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value) && !Array.isArray(value);
  if (type === 'string' || type === 'boolean') return typeof value === type;
  return typeof value === 'string' && formats[type].test(value) && isInCalendar(value.slice(0, 19));
}

function isInCalendar(text: string): boolean {
  const start = text.replace(' ', 'T');
  // A day that does not exist, such as 30 February, comes out as another one or as none.
  return new Date(start[10] ? `${start}Z` : start).toJSON()?.startsWith(start);
}

function describe({ type, min, max, pattern, values }: Shape): string {
  const rules = { 'at least': min, 'at most': max, matching: pattern, 'one of': values?.join(' or ') };
  return [type, ...Object.entries(rules).flatMap(([name, rule]) => (rule === undefined ? [] : `${name} ${rule}`))].join(
    ', ',
  );
}

/** Tells whether a value has fields that can be read; an array has. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
