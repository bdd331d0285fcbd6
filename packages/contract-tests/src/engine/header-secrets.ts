import type { ApiName } from '@trustline/specs';

/** The values of added headers by the name that replaces them. */
export function headerSecrets(api: ApiName, headers: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(headers).map(([name, value]) => [
    `${api}_${name}`.toUpperCase().replace(/[^A-Z0-9]/g, '_'),
    value,
  ]);
}
