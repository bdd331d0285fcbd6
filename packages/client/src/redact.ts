/**
 * Matches a secret in what others wrote, from behind its `|`, in any case: as it is, with characters written as `%7c`,
 * `\u007c`, `&#124;` or `&#x7c;`, and as base64, whose letters depend on how many bytes stand before it.
 */
export function createPattern(secret: string): RegExp {
  // A few letters would be found in every word; so would their base64.
  const part = secret.replace(/^.*\|(?=.{8})/, '');
  const plain = part.replace(/./g, (character) => {
    const code = character.charCodeAt(0);
    const hex = code.toString(16);
    return `(?:\\x${hex}|(?:%|\\\\u00|&#x?)(?:${hex}|${code});?)`;
  });
  const encoded = [0, 1, 2].map((before) => {
    const text = btoa(' '.repeat(before) + part);
    return escapePattern(text.slice(before && before + 1).replace(/.?=*$/, ''));
  });
  return new RegExp([plain, ...(part.length < 8 ? [] : encoded)].join('|'), 'gi');
}

/** Escapes what has a meaning in a regular expression. */
export function escapePattern(text: string): string {
  return text.replace(/\W/g, '\\$&');
}

/** Tells whether a value holds what a pattern matches anywhere that printing it would show. */
export function mentions(value: unknown, pattern: RegExp, seen = new WeakSet()): boolean {
  if (typeof value === 'string') return value.search(pattern) >= 0;
  if (typeof value !== 'object' || value === null || seen.has(value)) return false;
  seen.add(value);
  // Those of a request or response are no keys of its own.
  const parts = [...Reflect.ownKeys(value), 'headers'].map((name) => Reflect.get(value, name));
  const entries = value instanceof Headers || value instanceof Map ? [...value] : [];
  return [...parts, ...entries].some((part) => mentions(part, pattern, seen));
}
