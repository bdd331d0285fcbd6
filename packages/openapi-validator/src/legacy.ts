import { isObject, type OpenApiDocument, type Operation } from '@trustline/openapi';
import type { Contract } from './contract.ts';
import { mediaTypeOf } from './request-body.ts';

/** The parts of a request that a legacy form may differ in. */
export interface LegacyRequest {
  readonly method: string;
  /** Path below the server's base URL. */
  readonly path: string;
  /** Query as it was sent, without the question mark. */
  readonly query: string;
  readonly contentType: string | null;
  readonly body: string;
}

/** A request in the form of today, and the legacy forms that it came in. */
export interface ModernRequest extends LegacyRequest {
  /** `trailing-slash`, `get`, or `quoted` and the name of a field; at least one. */
  readonly forms: readonly string[];
}

/** Rewrites a request that is in a documented legacy form; `undefined` when it is in none. */
export type LegacyReader = (request: LegacyRequest) => ModernRequest | undefined;

/**
 * Builds the reader of the forms that a document lists as outdated: in `x-legacy-forms` a trailing slash and GET
 * instead of POST, in an operation's `x-documented-legacy` fields whose value is in quotes.
 */
export function createLegacyReader(contract: Contract): LegacyReader {
  const forms = contract.document['x-legacy-forms'] ?? [];
  const quoted = new Map(contract.operations.map((operation) => [operation.operationId, quotedFields(operation)]));
  return (request) => {
    const used: string[] = [];
    const stripped = stripSlash(contract, forms, request, used);
    const posted = postInstead(contract, forms, stripped, used);
    const match = contract.findOperation(posted.method, posted.path);
    const names = match.kind === 'found' ? (quoted.get(match.operation.operationId) ?? []) : [];
    const modern = unquote(posted, names, used);
    return used.length === 0 ? undefined : { ...modern, forms: used };
  };
}

type Forms = NonNullable<OpenApiDocument['x-legacy-forms']>;

function stripSlash({ findOperation }: Contract, forms: Forms, request: LegacyRequest, used: string[]): LegacyRequest {
  const path = request.path.replace(/\/$/, '');
  if (!forms.includes('trailing-slash') || path === request.path) return request;
  if (findOperation(request.method, path).kind === 'unknown-path') return request;
  used.push('trailing-slash');
  return { ...request, path };
}

function postInstead({ findOperation }: Contract, forms: Forms, request: LegacyRequest, used: string[]): LegacyRequest {
  const match = findOperation(request.method, request.path);
  const isGet = request.method === 'GET' && match.kind === 'wrong-method' && match.allowed.includes('POST');
  if (!forms.includes('get') || !isGet) return request;
  used.push('get');
  return {
    ...request,
    method: 'POST',
    query: '',
    contentType: 'application/x-www-form-urlencoded',
    body: request.query,
  };
}

function unquote(request: LegacyRequest, names: readonly string[], used: string[]): LegacyRequest {
  const unquoted = unquoteFields(request.contentType, request.body, names);
  if (unquoted === undefined) return request;
  used.push(...unquoted.names.map((name) => `quoted ${name}`));
  return { ...request, body: unquoted.body };
}

/** Takes the quotes off fields of a JSON body whose value is in quotes; `undefined` when none is. */
export function unquoteFields(
  contentType: string | null,
  body: string,
  names: readonly string[],
): { readonly body: string; readonly names: readonly string[] } | undefined {
  const value = names.length > 0 && mediaTypeOf(contentType) === 'application/json' ? parse(body) : undefined;
  if (!isObject(value)) return undefined;
  const unquoted = names.flatMap((name): [string, unknown][] => {
    const inner = typeof value[name] === 'string' ? parse(value[name]) : undefined;
    return typeof inner === 'number' || Array.isArray(inner) ? [[name, inner]] : [];
  });
  if (unquoted.length === 0) return undefined;
  const modern = JSON.stringify({ ...value, ...Object.fromEntries(unquoted) });
  return { body: modern, names: unquoted.map(([name]) => name) };
}

/** The fields of an operation's body that outdated pages show in quotes. */
export function quotedFields({ object }: Operation): string[] {
  const examples = Object.values(object['x-documented-legacy'] ?? {});
  return [...new Set(examples.flatMap((example) => example['x-legacy']?.quoted ?? []))];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
