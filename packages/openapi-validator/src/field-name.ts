import { unescapePointer } from '@trustline/openapi';
import type { Finding } from './finding.ts';

/** The name of the parameter or field that a finding is about; of the part of the request when it has no name. */
export function fieldName({ place, pointer }: Finding): string {
  const field = unescapePointer(pointer.split('/')[1] ?? '');
  return field === '' ? (place.split(' ').at(-1) ?? place) : field;
}
