import { isObject } from '@trustline/openapi';

type Mutator = (limit: unknown, sample: unknown) => unknown[];

const ofEachType: readonly unknown[] = [{ unexpected: true }, 'not of this type', 1.5, true, [], null];

/**
 * For each JSON Schema keyword that can be broken: the values that break it, made from a sample that keeps it.
 * A sample that does not reach the keyword (a number for `minLength`, say) gives none.
 */
export const mutators: Readonly<Record<string, Mutator>> = {
  type: (types) => ofEachType.filter((value) => !isOfType(value, types)),
  const: (constant) => [
    typeof constant === 'boolean' ? !constant : typeof constant === 'number' ? constant + 1 : `${constant}?`,
  ],
  enum: () => ['NOT_ONE_OF_THEM'],
  oneOf: () => ofEachType.slice(0, 1),
  pattern: (pattern, sample) =>
    typeof sample === 'string' ? breakPattern(new RegExp(String(pattern), 'u'), sample) : [],
  format: ofText((_format, text) => impossibleDates(text)),
  minLength: ofText((limit, text) => [text.slice(0, limit - 1)]),
  maxLength: ofText((limit, text) => [text.padEnd(limit + 1, text.at(-1) ?? 'x')]),
  minimum: ofNumber((limit) => limit - 1),
  maximum: ofNumber((limit) => limit + 1),
  minItems: ofArray((limit, items) => items.slice(0, limit - 1)),
  maxItems: ofArray((limit, items) =>
    Array.from({ length: limit + 1 }, (_unused, index) => items[index % items.length]),
  ),
  uniqueItems: ofArray((_limit, items) => [...items, items[0]]),
  minProperties: ofObject(() => [{}]),
  maxProperties: ofObject((limit, sample) => tooManyProperties(limit, sample)),
  propertyNames: ofObject((_names, sample) => renameFirst(sample)),
  required: ofObject((names, sample) =>
    Array.isArray(names) ? names.filter((name) => name in sample).map((name) => without(sample, name)) : [],
  ),
};

/** Says whether a value is of one of the JSON types a schema names. */
export function isOfType(value: unknown, types: unknown): boolean {
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return [types]
    .flat()
    .some((name) => name === type || (type === 'number' && name === 'integer' && Number.isInteger(value)));
}

function ofText(broken: (limit: number, text: string) => unknown[]): Mutator {
  return (limit, sample) => (typeof sample === 'string' ? broken(Number(limit), sample) : []);
}

function ofNumber(broken: (limit: number) => number): Mutator {
  return (limit) => (typeof limit === 'number' ? [broken(limit)] : []);
}

function ofArray(broken: (limit: number, items: unknown[]) => unknown[]): Mutator {
  return (limit, sample) => (Array.isArray(sample) && sample.length > 0 ? [broken(Number(limit), sample)] : []);
}

function ofObject(broken: (limit: unknown, sample: Record<string, unknown>) => unknown[]): Mutator {
  return (limit, sample) => (isObject(sample) ? broken(limit, sample) : []);
}

// Only the case of a letter changed, the last character gone, or a digit in the place of every letter, leaves every other constraint of a text as it was.
function breakPattern(pattern: RegExp, text: string): string[] {
  const broken = ['\u0007', ' ', text.toLowerCase(), text.toUpperCase(), text.slice(0, -1), text.replace(/\D/g, '0')];
  return broken.filter((candidate) => !pattern.test(candidate));
}

// The month 13 and the 30th of February have the right shape, so only a look at the calendar finds them.
function impossibleDates(text: string): string[] {
  const [, year, rest = ''] = /^(\d{4})-\d{2}-(.*)$/s.exec(text) ?? [];
  return year === undefined ? ['not <this> format'] : [`${year}-13-${rest}`, `${year}-02-30${rest.slice(2)}`];
}

function tooManyProperties(limit: unknown, sample: Record<string, unknown>): unknown[] {
  const [value] = Object.values(sample);
  if (typeof limit !== 'number' || value === undefined) return [];
  return [Object.fromEntries(Array.from({ length: limit + 1 }, (_unused, index) => [String(index + 1), value]))];
}

function renameFirst(sample: Record<string, unknown>): unknown[] {
  const [first] = Object.keys(sample);
  return first === undefined ? [] : [{ ...without(sample, first), 'not a name!': sample[first] }];
}

function without(sample: Record<string, unknown>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(sample).filter(([key]) => key !== name));
}
