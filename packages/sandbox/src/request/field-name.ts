import type { Finding } from '@trustline/openapi-validator';

/** The name of the parameter or field that a finding is about; of the part of the request when it has no name. */
export function fieldName({ place, pointer }: Finding): string {
  const field = (pointer.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
  return field === '' ? (place.split(' ').at(-1) ?? place) : field;
}
