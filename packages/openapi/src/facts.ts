import type { OpenApiDocument, RateLimit } from './document.ts';
import { isObject } from './json-value.ts';
import { unescapePointer } from './reference.ts';

/** The path below which a server serves the API: that of the document's first server, e.g. `/v2`. */
export function basePathOf({ info, servers }: OpenApiDocument): string {
  const [server] = servers;
  if (server === undefined || !URL.canParse(server.url)) throw new Error(`${info.title}: the first server has no URL.`);
  return new URL(server.url).pathname.replace(/\/$/, '');
}

/** The rate limit of `x-rate-limit`; 0 requests, which is no limit, when the document states none. */
export function rateLimitOf(document: OpenApiDocument): RateLimit {
  return document['x-rate-limit'] ?? { requests: 0, seconds: 1 };
}

/** The `Authorization` header for a credential, e.g. `Bearer 1|token`. */
export function authorizationOf(document: OpenApiDocument, credential: string): string {
  return `${document['x-registry']?.credential.scheme ?? 'Bearer'} ${credential}`;
}

/** What a credential is called where it is a parameter or a field of a body. */
export function credentialNames({ components }: OpenApiDocument): string[] {
  return Object.values(components.securitySchemes ?? {}).flatMap(({ name }) => name ?? []);
}

/** The value at a JSON pointer (RFC 6901), or `undefined` when there is none. */
export function valueAt(root: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1).map(unescapePointer);
  return keys.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined),
    root,
  );
}

/** Reads a keyword of a named schema, e.g. the `default` of `ChatMessageLimit`. Throws an Error when it has none. */
export function schemaKeyword(document: OpenApiDocument, schema: string, keyword: string): unknown {
  const found = document.components.schemas?.[schema]?.[keyword];
  if (found === undefined) throw new Error(`${document.info.title}: the schema ${schema} has no ${keyword}.`);
  return found;
}

/** Reads a number that a named schema states. Throws an Error when it states none. */
export function schemaNumber(document: OpenApiDocument, schema: string, keyword: string): number {
  const found = schemaKeyword(document, schema, keyword);
  if (typeof found !== 'number') throw new Error(`${document.info.title}: ${keyword} of ${schema} is no number.`);
  return found;
}

/** Turns whole days written as an ISO 8601 duration, such as `P7D`, or no time at all, `PT0S`, into seconds. */
export function durationSeconds(duration: unknown): number {
  const days = /^P(\d+)D$/.exec(String(duration))?.[1];
  if (days !== undefined) return Number(days) * 86_400;
  if (duration === 'PT0S') return 0;
  throw new Error(`The duration ${String(duration)} is not written in whole days.`);
}

/** One value that a schema knows by name, in its `x-known-values`. */
export interface KnownValue {
  readonly const: unknown;
  readonly title: string;
  readonly description?: string;
  /** The HTTP status that an error code comes with. */
  readonly 'x-http-status'?: number;
  /** The HTTP status that says what an error code means, where the one it comes with does not. */
  readonly 'x-equivalent-status'?: number;
}

/** The values that a named schema knows by name, in the order of the document. */
export function knownValues(document: OpenApiDocument, schema: string): KnownValue[] {
  const values = schemaKeyword(document, schema, 'x-known-values');
  return Array.isArray(values) ? values.filter(isKnownValue) : [];
}

function isKnownValue(value: unknown): value is KnownValue {
  return isObject(value) && 'const' in value && typeof value.title === 'string';
}
