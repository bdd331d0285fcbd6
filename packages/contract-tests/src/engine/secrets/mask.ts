import { Buffer } from 'node:buffer';
import { writePattern } from './pattern.ts';

/** Finds and replaces credentials by value, however they are written. */
export interface SecretMask {
  /** Remembers a secret under the name that replaces it, e.g. `API_TOKEN`. The latest name of a value wins. */
  add(name: string, secret: string): void;
  /** The names of the secrets a text holds whole: in any case, escaped, percent-encoded, as entities or in base64. */
  find(text: string): string[];
  /** The names of all known secrets. */
  names(): string[];
  /** The text with each secret, and each beginning of one that is long enough to be told, replaced by its `$NAME`. */
  mask(text: string): string;
}

/** Shorter values are no secrets: replacing them would only garble the text. */
const shortestSecret = 6;

/** So many first characters of a secret are told from any other text. */
const shortestPrefix = 12;

interface KnownSecret {
  readonly name: string;
  readonly secret: string;
  /** The part that must be there, in lower case. */
  readonly letters: string;
  readonly whole: RegExp;
  readonly prefix: RegExp | null;
  readonly base64: readonly string[];
}

/** Creates a mask that knows no secret yet. */
export function createSecretMask(): SecretMask {
  const known = new Map<string, KnownSecret>();
  let longestFirst: readonly KnownSecret[] = [];
  return {
    add(name, secret) {
      if (secret.length < shortestSecret) return;
      known.set(secret, { name, secret, ...writeForms(secret) });
      longestFirst = [...known.values()].toSorted((left, right) => right.secret.length - left.secret.length);
    },
    find: (text) => longestFirst.filter((entry) => holds(text, entry)).map(({ name }) => name),
    names: () => [...new Set([...known.values()].map(({ name }) => name))],
    mask(text) {
      const whole = longestFirst.reduce((masked, { name, whole: pattern, base64 }) => {
        const plain = masked.replace(pattern, `$$${name}`);
        return base64.reduce((coded, form) => coded.replaceAll(form, `$${name}`), plain);
      }, text);
      return longestFirst.reduce(
        (masked, { name, prefix }) => (prefix === null ? masked : masked.replace(prefix, `$$${name}`)),
        whole,
      );
    },
  };
}

function holds(text: string, { whole, letters, base64 }: KnownSecret): boolean {
  // Most texts escape nothing, and letters are found many times faster than a pattern with every way to escape them.
  const mayEscape = /\\|%|&#?\w+;/.test(text) || letters.includes(' ');
  const isWhole = mayEscape ? text.search(whole) !== -1 : text.toLowerCase().includes(letters);
  return isWhole || base64.some((form) => text.includes(form));
}

function writeForms(secret: string): Pick<KnownSecret, 'letters' | 'whole' | 'prefix' | 'base64'> {
  const part = partBehindBar(secret);
  const core = part ?? secret;
  const start = core.slice(0, shortestPrefix);
  // A hash of zeros begins like many a number.
  const isTelling = core.length > shortestPrefix && new Set(start).size > 4;
  return {
    letters: core.toLowerCase(),
    whole: writePattern(secret, { optionalStart: secret.length - core.length }),
    prefix: isTelling ? writePattern(core, { atLeast: shortestPrefix }) : null,
    base64: [...new Set([secret, core].flatMap(base64Forms))],
  };
}

/** In a token `7|abc…` the part behind the bar is the secret, also when it stands alone. */
function partBehindBar(secret: string): string | null {
  const part = /^\d+\|(.+)$/.exec(secret)?.[1] ?? '';
  return part.length >= shortestSecret ? part : null;
}

/**
 * What stays the same of a secret's base64, whichever text stands around it: three alignments, without the
 * characters at both ends that share bits with their neighbours; in the plain and the URL alphabet.
 */
function base64Forms(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const cores = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const whole = Math.floor(((shift + bytes.length) * 8) / 6);
    return encoded.slice(Math.ceil((shift * 8) / 6), whole);
  });
  return cores
    .filter((core) => core.length >= shortestSecret)
    .flatMap((core) => [core, core.replaceAll('+', '-').replaceAll('/', '_')]);
}
