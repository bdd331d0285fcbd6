import type { OpenApiDocument, Reference } from './document.ts';

/** A part of a document together with the JSON pointer where it stands. */
export interface Located<Value> {
  readonly value: Value;
  /** A JSON pointer from the document's root, e.g. `/components/schemas/Call`. */
  readonly pointer: string;
}

/** The named parts of one kind, e.g. `document.components.responses`. */
type Named<Value> = Readonly<Record<string, Value | Reference>> | undefined;

/** Escapes one key for use in a JSON pointer (RFC 6901). */
export function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Reads one key of a JSON pointer (RFC 6901) back. */
export function unescapePointer(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}

/**
 * Follows `$ref` from a place of the document to the named part it means.
 * `kind` is the part's folder under `components`, `named` that folder's parts.
 * Throws an Error that names the reference when nothing stands there.
 */
export function resolveReference<Value extends object>(
  document: OpenApiDocument,
  kind: keyof OpenApiDocument['components'],
  named: Named<Value>,
  value: Value | Reference,
  pointer: string,
): Located<Value> {
  if (!isReference(value)) return { value, pointer };
  const prefix = `#/components/${kind}/`;
  const target = value.$ref.startsWith(prefix) ? named?.[value.$ref.slice(prefix.length)] : undefined;
  if (target === undefined) {
    throw new Error(
      `${document.info.title}: ${pointer} refers to ${value.$ref}, but no such part of components/${kind} exists.`,
    );
  }
  return resolveReference(document, kind, named, target, value.$ref.slice(1));
}

function isReference(value: object): value is Reference {
  return '$ref' in value && typeof value.$ref === 'string';
}
