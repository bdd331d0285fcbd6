/**
 * The checks of values. `generate/` puts one together for each schema of the spec; they are called for every field of every
 * answer, so each does only what its own type needs.
 */

/**
 * Says what is wrong with a value: where, then the rule, e.g. `.list.0.id must be integer, at least 1`.
 * Returns `undefined` when nothing is wrong.
 */
export type Check = (value: unknown) => string | undefined;

/** A whole number. No number of these APIs is below 0. */
export function integer(least = 0, most = Infinity): Check {
  const fault = mustBe('integer', least, most);
  return (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most ? undefined : fault;
}

/** A text of so many characters; they are counted, not UTF-16 units, but only where a text seems too long. */
export function text(least = 0, most = Infinity): Check {
  const fault = mustBe('string', least, most);
  return (value) =>
    typeof value === 'string' && value.length >= least && (value.length <= most || [...value].length <= most)
      ? undefined
      : fault;
}

/** A text of a form, which has only digits, letters and the like. */
export function pattern(like: RegExp, most = Infinity): Check {
  const fault = mustBe('string', 0, most, like);
  return (value) => (typeof value === 'string' && value.length <= most && like.test(value) ? undefined : fault);
}

/** A text that begins with a day; a pattern lets days through that their month does not have. */
export function date(format: string, like: RegExp): Check {
  const fault = mustBe(format, 0, Infinity, like);
  return (value) => (typeof value === 'string' && like.test(value) && isInCalendar(value) ? undefined : fault);
}

/** `true` or `false`. */
export const boolean: Check = (value) => (typeof value === 'boolean' ? undefined : mustBe('boolean'));

/** One of a few values. */
export function oneOf(...values: readonly unknown[]): Check {
  const fault = mustBe(`one of ${values}`);
  return (value) => (values.includes(value) ? undefined : fault);
}

/** An array of items that are alike. */
export function list(item: Check, most = Infinity): Check {
  const fault = mustBe('array', 0, most);
  return (value) => {
    if (!Array.isArray(value) || value.length > most) return fault;
    for (let index = 0; index < value.length; index++) {
      const breach = item(value[index]);
      if (breach) return `.${index}${breach}`;
    }
    return undefined;
  };
}

/** An object of any number of fields that are alike. */
export function map(like: RegExp, item: Check): Check {
  const fault = mustBe('object', 0, Infinity, like);
  return (value) => {
    if (!isObject(value) || Array.isArray(value)) return fault;
    for (const name in value) {
      const breach = like.test(name) ? item(value[name]) : fault;
      if (breach) return `.${name}${breach}`;
    }
    return undefined;
  };
}

/** An object with known fields; more fields are allowed. */
export function fields(checks: Readonly<Record<string, Check>>): Check {
  const fault = mustBe('object');
  const known = Object.entries(checks).map(([name, check]) => ({ name, check }));
  return (value) => {
    if (!isObject(value) || Array.isArray(value)) return fault;
    let next = 0;
    // Mostly the fields come in the order of the spec; going along with them takes half the time of looking each up.
    for (const name in value) {
      const field = known[next];
      if (field?.name !== name) continue;
      const breach = field.check(value[name]);
      if (breach) return `.${name}${breach}`;
      next++;
    }
    for (let field = known[next]; field; field = known[++next]) {
      const breach = field.check(value[field.name]);
      if (breach) return `.${field.name}${breach}`;
    }
    return undefined;
  };
}

/** What may be left out. */
export function optional(check: Check): Check {
  return (value) => (value === undefined ? undefined : check(value));
}

/** What may be `null`. */
export function nullable(check: Check): Check {
  return (value) => (value === null ? undefined : check(value));
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
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
