import { type NumberNode, type ObjectNode, parse, type ValueNode } from '@humanwhocodes/momoa';
import { escapePointer } from '@trustline/openapi';
import { type Finding, violation } from './finding.ts';

/** A JSON text as a value, with what `JSON.parse` would have hidden. */
export interface ReadJson {
  readonly value: unknown;
  readonly findings: readonly Finding[];
  /** JSON pointers of whole numbers written with a fraction or an exponent, e.g. `1.0`. */
  readonly notWrittenAsInteger: ReadonlySet<string>;
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
  const readNumber = ({ value, loc }: NumberNode, pointer: string) => {
    const digits = text.slice(loc.start.offset, loc.end.offset);
    if (!Number.isInteger(value)) return value;
    if (!Number.isSafeInteger(value)) {
      const message = `The number ${digits} is too large to be read exactly.`;
      findings.push(violation('unsafe-integer', place, message, pointer, digits));
    }
    if (/[.eE]/.test(digits)) notWrittenAsInteger.add(pointer);
    return value;
  };
  const readObject = ({ members }: ObjectNode, pointer: string) => {
    const fields = new Map<string, unknown>();
    for (const { name, value } of members) {
      const key = name.type === 'String' ? name.value : name.name;
      const at = `${pointer}/${escapePointer(key)}`;
      if (fields.has(key)) {
        const message = `The key "${key}" comes more than once in one object.`;
        findings.push(violation('duplicate-key', place, message, at, key));
      }
      fields.set(key, read(value, at));
    }
    return Object.fromEntries(fields);
  };
  const read = (node: ValueNode, pointer: string): unknown => {
    if (node.type === 'Object') return readObject(node, pointer);
    if (node.type === 'Array') return node.elements.map(({ value }, index) => read(value, `${pointer}/${index}`));
    if (node.type === 'Number') return readNumber(node, pointer);
    return node.type === 'String' || node.type === 'Boolean' ? node.value : null;
  };
  try {
    const value = read(parse(text).body, '');
    // The parser with positions lets control characters pass, which JSON wants escaped.
    JSON.parse(text);
    return { value, findings, notWrittenAsInteger };
  } catch (error) {
    const reason = error instanceof RangeError ? 'it is nested too deeply' : describe(error);
    return {
      value: undefined,
      findings: [violation('json', place, `The body is no JSON: ${reason}.`)],
      notWrittenAsInteger: new Set(),
    };
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + countKeys(item), 0);
  return Object.values(value).reduce((sum: number, item) => sum + 1 + countKeys(item), 0);
}
