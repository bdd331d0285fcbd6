import { escapePointer } from '@trustline/specs';
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
  const onDuplicateKey = ({ key, newValue }: { key: string; newValue: unknown }) => {
    findings.push(violation('duplicate-key', place, `The key "${key}" comes more than once in one object.`, '', key));
    return newValue;
  };
  try {
    const parsed = parse(text, null, { parseNumber, onDuplicateKey });
    const value = fractions ? unwrap(parsed, '', notWrittenAsInteger) : parsed;
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
