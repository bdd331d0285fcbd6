/**
 * Matches a secret in what others wrote, whole or behind its `|`, in any case: as it is, with characters written as `%7c`,
 * `\u007c`, `&#124;` or `&#x7c;`, and as base64, whose letters depend on how many bytes stand before it.
 */
export function createPattern(secret: string): RegExp {
  const part = secret.slice(secret.indexOf('|') + 1);
  // Of a few letters, the part and base64 would be found in every word.
  const forms = part.length < 8 ? [writeCharacters(secret)] : [secret, part].flatMap(listForms);
  return new RegExp(forms.join('|'), 'gi');
}

function listForms(secret: string): string[] {
  const encoded = [0, 1, 2].map((before) =>
    btoa(' '.repeat(before) + secret)
      .slice(before && before + 1)
      .replace(/.?=*$/, ''),
  );
  return [writeCharacters(secret), ...encoded.map(escapePattern)];
}

function writeCharacters(secret: string): string {
  return secret.replace(/./g, (character) => {
    const code = character.charCodeAt(0);
    const hex = code.toString(16);
    return `(?:\\x${hex}|(?:%|\\\\u00|&#x?)(?:${hex}|${code});?)`;
  });
}

/** Escapes what has a meaning in a regular expression. */
export function escapePattern(text: string): string {
  return text.replace(/\W/g, '\\$&');
}

/** Tells whether a value holds what a pattern matches anywhere that printing it would show. */
export function mentions(value: unknown, pattern: RegExp, seen = new Set<unknown>()): boolean {
  if (typeof value === 'string') return value.search(pattern) >= 0;
  if (typeof value !== 'object' || value === null || seen.has(value)) return false;
  seen.add(value);
  const parts = Reflect.ownKeys(value).map((name) => Reflect.get(value, name));
  const entries = value instanceof Headers || value instanceof Map ? [...value] : [];
  return [...parts, ...entries].some((part) => mentions(part, pattern, seen));
}
