import { apiNames } from '@trustline/specs';
import type { ErrorObject } from 'ajv/dist/2020.js';

/** Says in one sentence what is wrong with a profile, without quoting a value that may be a credential. */
export function describeProblem(errors: readonly ErrorObject[]): string {
  const [error] = errors;
  if (!error) return 'this is no profile.';
  const place = error.instancePath.slice(1).replaceAll('/', '.');
  const at = (key: string) => (place === '' ? key : `${place}.${key}`);
  switch (error.keyword) {
    case 'additionalProperties':
      return `"${at(String(error.params.additionalProperty))}" is no key of a profile; ${place || 'the top level'} takes ${knownKeys(error).join(', ')}.`;
    case 'required':
      return `"${at(String(error.params.missingProperty))}" is missing.`;
    case 'minProperties':
      return `neither ${apiNames.map((api) => `"${api}"`).join(' nor ')} is there.`;
    default:
      return `${place === '' ? 'the profile' : `"${place}"`} ${error.message ?? 'is wrong'}.`;
  }
}

function knownKeys(error: ErrorObject): string[] {
  const properties: unknown = error.parentSchema?.properties;
  return typeof properties === 'object' && properties !== null
    ? Object.keys(properties).filter((key) => !key.startsWith('$'))
    : [];
}
