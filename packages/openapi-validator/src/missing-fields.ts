import { followSchema, isObject, type OpenApiDocument } from '@trustline/openapi';
import type { ContractOperation } from './contract.ts';
import type { Finding } from './finding.ts';

/**
 * Names the fields that a body lacks: a finding about the body as a whole becomes one for each required field that is
 * not there, so that a response can say which parameter is missing.
 */
export function nameMissingFields(
  document: OpenApiDocument,
  operation: ContractOperation,
  body: unknown,
  findings: readonly Finding[],
): Finding[] {
  const missing = requiredFields(document, operation).filter((field) => !isObject(body) || !Object.hasOwn(body, field));
  return findings.flatMap((finding) => {
    const isAboutWhole = finding.place === 'request body' && finding.pointer === '';
    if (!isAboutWhole || missing.length === 0) return [finding];
    return missing.map((field) => ({ ...finding, pointer: `/${field}` }));
  });
}

function requiredFields(document: OpenApiDocument, { requestBody }: ContractOperation): string[] {
  const { required } = followSchema(document, requestBody?.value.content['application/json']?.schema);
  return Array.isArray(required) ? required.map(String) : [];
}
