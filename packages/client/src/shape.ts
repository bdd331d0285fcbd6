/**
 * The checks of values. `generate/` writes a function for each schema of the spec that calls them, one call for each
 * field: it is code and no table, because an engine is twice as fast where each place in the code checks one field only.
 */

/** What is wrong with a value: where, then the rule, e.g. `.list.0.id must be integer, at least 1`. */
type Breach = string | undefined;

/** Says what is wrong with a value; `undefined` when nothing is. */
export type Check = (value: unknown) => Breach;

/** What can be read of an object. */
type Readable = Readonly<Record<string, unknown>>;

/** A whole number. No number of these APIs is below 0. */
export function integer(value: unknown, least = 0, most = Infinity): Breach {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most
    ? undefined
    : mustBe('integer', least, most);
}

/** A text of so many characters; they are counted, not UTF-16 units, but only where a text seems too long. */
export function text(value: unknown, least = 0, most = Infinity): Breach {
  return typeof value === 'string' && value.length >= least && (value.length <= most || [...value].length <= most)
    ? undefined
    : mustBe('string', least, most);
}

/** Creates the check of a text of a form, which has only digits, letters and the like. */
export function pattern(like: RegExp, most = Infinity): Check {
  return (value) =>
    typeof value === 'string' && value.length <= most && like.test(value) ? undefined : mustBe('string', 0, most, like);
}

/** Creates the check of a text that begins with a day; a pattern lets days through that their month does not have. */
export function date(format: string, like: RegExp): Check {
  return (value) =>
    typeof value === 'string' && like.test(value) && isInCalendar(value)
      ? undefined
      : mustBe(format, 0, Infinity, like);
}

/** `true` or `false`. */
export function boolean(value: unknown): Breach {
  return typeof value === 'boolean' ? undefined : mustBe('boolean');
}

/** One of a few values. */
export function oneOf(value: unknown, values: readonly unknown[]): Breach {
  return values.includes(value) ? undefined : mustBe(`one of ${values}`);
}

/** An array of items that are alike. */
export function list(value: unknown, check: Check, most = Infinity): Breach {
  if (!Array.isArray(value) || value.length > most) return mustBe('array', 0, most);
  for (let index = 0; index < value.length; index++) {
    const breach = check(value[index]);
    if (breach) return `.${index}${breach}`;
  }
  return undefined;
}

/** An object of any number of fields that are alike. */
export function map(value: unknown, like: RegExp, check: Check): Breach {
  const fault = mustBe('object', 0, Infinity, like);
  if (!isObject(value) || Array.isArray(value)) return fault;
  for (const name in value) {
    const breach = like.test(name) ? check(value[name]) : fault;
    if (breach) return `.${name}${breach}`;
  }
  return undefined;
}

/** An object with known fields; more fields are allowed. `check` reads and checks them one by one up to one that is wrong. */
export function fields(check: (value: Readable) => Breach | false): Check {
  return (value) => {
    if (!isObject(value) || Array.isArray(value)) return mustBe('object');
    const breach = check(value);
    return breach ? `.${findLastRead(check, value)}${breach}` : undefined;
  };
}

/** Finds the field at which a check stopped: it is the last one that the check reads. */
function findLastRead(check: (value: Readable) => unknown, value: Readable): string {
  let last = '';
  const get = (_: Readable, name: string) => {
    last = name;
    return value[name];
  };
  check(new Proxy(value, { get }));
  return last;
}

function mustBe(type: string, least = 0, most = Infinity, like?: RegExp): string {
  const rules = [type, like, least && `at least ${least}`, most < Infinity && `at most ${most}`];
  return ` must be ${rules.filter(Boolean).join(', ')}`;
}

/** The pattern of a date lets the days 29 to 31 of any month through; one that does not exist comes out as another day. */
function isInCalendar(value: string): boolean {
  const day = value.slice(8, 10);
  return day < '29' || new Date(value.slice(0, 10)).getUTCDate() === Number(day);
}

/** Tells whether a value has fields that can be read; an array has. */
export function isObject(value: unknown): value is Readable {
  return typeof value === 'object' && value !== null;
}
