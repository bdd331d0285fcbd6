import { isObject, parseJson } from '../../engine/session/json.ts';

/** A token as the service writes it, wherever in a text it stands. */
const token = /\d+\|[A-Za-z0-9_-]{20,}/g;

/** Shorter texts are no tokens, and texts with blanks in them are names and messages. */
const secretText = /^[^\s]{16,}$/;

const longestHidden = 2000;

/**
 * Lists what may be a token in the response that creates a key. The document says where it stands; a server that puts
 * it elsewhere, or gives it another name, must not bring it into a report either.
 */
export function listCreatedTokens(body: string): string[] {
  const json = parseJson(body);
  if (isObject(json) && typeof json.token === 'string') return [json.token];
  const texts = json === undefined ? [] : textsIn(json).filter((text) => secretText.test(text) && !isTime(text));
  const found = [...new Set([...texts, ...(body.match(token) ?? [])])];
  // It must be somewhere: when nothing looks like it, the whole response is kept out of the reports.
  return found.length === 0 && body.length <= longestHidden ? [body] : found;
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function isTime(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T/.test(text);
}
