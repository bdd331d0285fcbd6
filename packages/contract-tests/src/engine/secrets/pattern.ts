import { Buffer } from 'node:buffer';

/** Which parts of a secret may be missing. */
export interface PatternOptions {
  /** So many characters at the start may be missing, all of them together. Default 0. */
  readonly optionalStart?: number;
  /** So many characters at the start are enough. Default: all. */
  readonly atLeast?: number;
}

/**
 * Writes the pattern of a secret in every form an honest server produces: letters in either case, and each character
 * as it is, escaped in JSON, percent-encoded once or twice, or as an HTML entity.
 */
export function writePattern(secret: string, { optionalStart = 0, atLeast }: PatternOptions): RegExp {
  const characters = [...secret].map(writeCharacter);
  const start = characters.slice(0, optionalStart).join('');
  const certain = characters.slice(optionalStart, atLeast).join('');
  const possible = atLeast === undefined ? [] : characters.slice(atLeast);
  const end = possible.reduceRight((rest, character) => `(?:${character}${rest})?`, '');
  return new RegExp(`${start === '' ? '' : `(?:${start})?`}${certain}${end}`, 'gi');
}

const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '|': '&(?:vert|verbar|VerticalLine);',
};

function writeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  const bytes = [...Buffer.from(character)].map((byte) => byte.toString(16).padStart(2, '0'));
  const entity = named[character];
  const forms = [
    `\\\\?${escapePattern(character)}`,
    units.map((unit) => `\\\\u${unit.toString(16).padStart(4, '0')}`).join(''),
    bytes.map((byte) => `%(?:25)?${byte}`).join(''),
    `&#0*${code};`,
    `&#x0*${hex};`,
    ...(entity === undefined ? [] : [entity]),
    ...(character === ' ' ? ['\\+'] : []),
  ];
  return `(?:${forms.join('|')})`;
}

function escapePattern(character: string): string {
  return /[\\^$.*+?()[\]{}|/-]/.test(character) ? `\\${character}` : character;
}
