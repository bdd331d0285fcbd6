import { Buffer } from 'node:buffer';

/** Finds and replaces credentials by value, however they are written. */
export interface SecretMask {
  /** Remembers a secret under the name that replaces it, e.g. `NAVIXY_HASH`. The latest name of a value wins. */
  add(name: string, secret: string): void;
  /** The names of the secrets a text holds in plain, JSON-escaped, percent-encoded or base64 form. */
  find(text: string): string[];
  /** The names of all known secrets. */
  names(): string[];
  /** The text with each secret replaced by its `$NAME`. */
  mask(text: string): string;
}

/** Shorter values are no secrets: replacing them would only garble the text. */
const shortestSecret = 6;

/** Creates a mask that knows no secret yet. */
export function createSecretMask(): SecretMask {
  const known = new Map<string, { name: string; forms: readonly string[] }>();
  let longestFirst: readonly { name: string; form: string }[] = [];
  return {
    add(name, secret) {
      if (secret.length < shortestSecret) return;
      known.set(secret, { name, forms: writtenForms(secret) });
      longestFirst = [...known.values()]
        .flatMap((entry) => entry.forms.map((form) => ({ name: entry.name, form })))
        .toSorted((left, right) => right.form.length - left.form.length);
    },
    find(text) {
      return [...known.values()]
        .filter(({ forms }) => forms.some((form) => text.includes(form)))
        .map(({ name }) => name);
    },
    names: () => [...new Set([...known.values()].map(({ name }) => name))],
    mask(text) {
      return longestFirst.reduce((masked, { name, form }) => masked.replaceAll(form, `$${name}`), text);
    },
  };
}

/** Every way a secret is written in a request, a response or a report. */
function writtenForms(secret: string): string[] {
  const percent = encodeURIComponent(secret);
  const strict = percent.replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  const json = JSON.stringify(secret).slice(1, -1);
  const plain = [secret, ...sanctumSecret(secret)];
  return [
    ...new Set([
      ...plain,
      json,
      json.replaceAll('/', '\\/'),
      percent,
      percent.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
      strict,
      strict.replaceAll('%20', '+'),
      ...plain.flatMap(base64Forms),
    ]),
  ];
}

/** In a token `7|abc…` the part behind the bar is the secret, also when it stands alone. */
function sanctumSecret(secret: string): string[] {
  const part = /^\d+\|(.+)$/.exec(secret)?.[1] ?? '';
  return part.length >= shortestSecret ? [part] : [];
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
