import { escapePointer } from '@trustline/openapi';
import { parse } from 'lossless-json';
import { type Finding, violation } from './finding.ts';

/** A JSON text as a value, with what `JSON.parse` would have hidden. */
export interface ReadJson {
  readonly value: unknown;
  readonly findings: readonly Finding[];
  /** JSON pointers of whole numbers written with a fraction or an exponent, e.g. `1.0`. */
  readonly notWrittenAsInteger: ReadonlySet<string>;
}

// Stands for a number like 1.0 until its place in the tree is known.
class WholeNumberWithFraction {
  readonly value: number;
  constructor(text: string) {
    this.value = Number(text);
  }
}

/**
 * Parses a JSON text without loss: cut-off text, a key that comes twice and an integer beyond 2^53 are findings.
 * Text that is no JSON gives the value `undefined`.
 */
export function readJson(text: string, place: string): ReadJson {
  return readPlainJson(text) ?? readExactly(text, place);
}

// Digits that may be a number that JSON.parse changes: quick to look for, but dates and addresses have them too.
const hazardousDigits = /\d(?:\.\d|[eE][-+\d])|\d{16}|^\s*-?\d/;
// The same where a number stands. Inside of a text it only costs the second, exact reading.
const hazardousNumber = /[[:,]\s*-?\d+[.eE]|[[:,]\s*-?\d{16}|^\s*-?\d/;

/** Most texts hold nothing that JSON.parse hides, which is quick to tell; `null` for the others. */
function readPlainJson(text: string): ReadJson | null {
  if (hazardousDigits.test(text) && hazardousNumber.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    // As many colons behind quotes as there are keys leave no room for a key that was overwritten.
    const isComplete = countKeys(value) === (text.match(/"\s*:/g)?.length ?? 0);
    return isComplete ? { value, findings: [], notWrittenAsInteger: new Set() } : null;
  } catch {
    return null;
  }
}

function readExactly(text: string, place: string): ReadJson {
  const findings: Finding[] = [];
  const notWrittenAsInteger = new Set<string>();
  let fractions = false;
  const parseNumber = (digits: string) => {
    const number = Number(digits);
    if (!Number.isInteger(number)) return number;
    if (!Number.isSafeInteger(number)) {
      findings.push(
        violation('unsafe-integer', place, `The number ${digits} is too large to be read exactly.`, '', digits),
      );
    }
    if (!/[.eE]/.test(digits)) return number;
    fractions = true;
    return new WholeNumberWithFraction(digits);
  };
  try {
    const parsed = parse(text, null, { parseNumber, onDuplicateKey: ({ newValue }) => newValue });
    const value = fractions ? unwrap(parsed, '', notWrittenAsInteger) : parsed;
    const twice = findKeyTwice(text, value);
    if (twice !== undefined) {
      const message = `The key "${twice}" comes more than once in one object.`;
      findings.push(violation('duplicate-key', place, message, '', twice));
    }
    return { value, findings, notWrittenAsInteger };
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : 'it is nested too deeply';
    return {
      value: undefined,
      findings: [violation('json', place, `The body is no JSON: ${reason}.`)],
      notWrittenAsInteger,
    };
  }
}

/** The first key that stands more often in a text than in its value; the parser passes over equal values in silence. */
function findKeyTwice(text: string, value: unknown): string | undefined {
  const left = new Map<string, number>();
  countKeys(value, (key) => left.set(key, (left.get(key) ?? 0) + 1));
  for (const [, written = '', colon] of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?/g)) {
    if (colon === undefined) continue;
    const key: string = JSON.parse(written);
    const times = (left.get(key) ?? 0) - 1;
    if (times < 0) return key;
    left.set(key, times);
  }
  return undefined;
}

function countKeys(value: unknown, tell: (key: string) => void = () => undefined): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + countKeys(item, tell), 0);
  return Object.entries(value).reduce((sum, [key, item]) => {
    tell(key);
    return sum + 1 + countKeys(item, tell);
  }, 0);
}

function unwrap(value: unknown, pointer: string, found: Set<string>): unknown {
  if (value instanceof WholeNumberWithFraction) {
    found.add(pointer);
    return value.value;
  }
  if (Array.isArray(value)) return value.map((item, index) => unwrap(item, `${pointer}/${index}`, found));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, unwrap(item, `${pointer}/${escapePointer(key)}`, found)]),
  );
}
