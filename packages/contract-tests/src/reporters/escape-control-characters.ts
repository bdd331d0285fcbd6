const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * Writes characters that cannot be seen, or that turn text around, as `\uXXXX`. What is left is allowed in XML and
 * HTML and moves no terminal's cursor. Tabs and line feeds stay.
 */
export function escapeControlCharacters(text: string): string {
  return text.replace(hidden, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Cuts a text to at most `limit` characters (default 600) and says how many are omitted. */
export function shorten(text: string, limit = 600): string {
  if (text.length <= limit) return text;
  const kept = text.slice(0, limit).replace(/[\ud800-\udbff]$/, '');
  return `${kept}… (${(text.length - kept.length).toLocaleString('en')} more characters)`;
}
