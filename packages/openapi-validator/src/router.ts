import type { Operation } from '@trustline/openapi';
import findMyWay from 'find-my-way';

/** Where a method and a path lead. */
export type Match<Found> =
  | { readonly kind: 'found'; readonly operation: Found; readonly pathParameters: Readonly<Record<string, string>> }
  | { readonly kind: 'wrong-method'; readonly allowed: readonly string[] }
  | { readonly kind: 'unknown-path' };

/**
 * Builds the router of a document. Paths are below the server's base URL; a literal segment wins over a parameter.
 * Methods are matched in upper case, as HTTP sends them.
 */
export function createRouter<Found extends Operation>(operations: readonly Found[]) {
  const router = findMyWay({ maxParamLength: 2000 });
  const methods = new Set<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS' | 'TRACE'>();
  for (const operation of operations) {
    const method = upperCase[operation.method];
    methods.add(method);
    router.on(method, operation.path.replace(/\{(\w+)\}/g, ':$1'), () => undefined, operation);
  }
  return (method: string, path: string): Match<Found> => {
    const known = [...methods].find((name) => name === method);
    const route = known && router.find(known, path);
    if (route) return { kind: 'found', operation: route.store, pathParameters: definedOnly(route.params) };
    const allowed = [...methods].filter((name) => router.find(name, path));
    return allowed.length > 0 ? { kind: 'wrong-method', allowed } : { kind: 'unknown-path' };
  };
}

const upperCase = {
  get: 'GET',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
  head: 'HEAD',
  options: 'OPTIONS',
  trace: 'TRACE',
} as const;

function definedOnly(parameters: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, value ?? '']));
}
