/** Replaces a secret in what others wrote: as it is, behind its `|`, percent-encoded or as base64, in any case. */
export function redact(text: string, secret: string): string {
  return text.replace(createPattern(secret), '***');
}

/** Tells whether a value holds a secret anywhere that printing it would show. */
export function mentions(value: unknown, secret: string, seen = new Set<unknown>()): boolean {
  if (typeof value === 'string') return createPattern(secret).test(value);
  if (typeof value !== 'object' || value === null || seen.has(value)) return false;
  seen.add(value);
  const entries = value instanceof Headers || value instanceof Map ? [...value].flat() : [];
  const fields = Object.getOwnPropertyNames(value).map((name) => Reflect.get(value, name));
  return [...fields, ...entries].some((part) => mentions(part, secret, seen));
}

function createPattern(secret: string): RegExp {
  const part = secret.slice(secret.indexOf('|') + 1);
  // Of a few letters, other forms would be found in every word.
  const forms =
    part.length < 8 ? [secret] : [secret, part].flatMap((text) => [text, encodeURIComponent(text), encode(text)]);
  return new RegExp(forms.map((form) => form.replace(/[^\w\s]/g, '\\$&')).join('|'), 'gi');
}

/** Writes base64 without its end, which depends on what follows. */
function encode(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text))).replace(/.?=*$/, '');
}
