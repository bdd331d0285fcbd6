import type { OpenApiDocument, Operation, SecurityScheme } from '@trustline/openapi';
import { type Finding, violation } from './finding.ts';

/** Builds the check that a request carries one of the credentials its operation documents. */
export function createSecurityCheck(
  { security: ofApi, components }: OpenApiDocument,
  { object }: Operation,
): (query: URLSearchParams, headers: Headers) => Finding[] {
  const alternatives = object.security ?? ofApi ?? [];
  const message = `The request carries none of the documented credentials: ${alternatives.map((one) => Object.keys(one).join(' and ')).join(', ')}.`;
  return (query, headers) => {
    const satisfied = alternatives.some((schemes) =>
      Object.keys(schemes).every((name) => isCarried(components.securitySchemes?.[name], query, headers)),
    );
    return satisfied || alternatives.length === 0 ? [] : [violation('security', 'request credential', message)];
  };
}

function isCarried(scheme: SecurityScheme | undefined, query: URLSearchParams, headers: Headers): boolean {
  if (scheme?.type === 'http') {
    return (headers.get('authorization') ?? '').toLowerCase().startsWith(`${scheme.scheme ?? ''} `.toLowerCase());
  }
  if (scheme?.name === undefined) return false;
  return scheme.in === 'query' ? query.has(scheme.name) : headers.has(scheme.name);
}
