import { isObject } from '@trustline/openapi';
import type { ContractOperation } from '@trustline/openapi-validator';
import type { ReadRequest } from '../../request/read-request.ts';

/** Lowers a page size above the maximum to the maximum instead of rejecting it. */
export function clampPageSize(operation: ContractOperation, read: ReadRequest): ReadRequest {
  const tooMany = read.findings.find(({ rule, place }) => rule === 'maximum' && place === 'query parameter per_page');
  if (tooMany === undefined) return read;
  return {
    ...read,
    query: { ...read.query, per_page: maximumPerPage(operation) },
    findings: read.findings.filter((finding) => finding !== tooMany),
  };
}

function maximumPerPage({ parameters }: ContractOperation): number {
  const schema = parameters.find(({ value }) => value.name === 'per_page')?.value.schema;
  if (!isObject(schema) || typeof schema.maximum !== 'number') throw new Error('per_page has no maximum.');
  return schema.maximum;
}
