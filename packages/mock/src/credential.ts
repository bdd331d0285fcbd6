import { credentialNames, type OpenApiDocument } from '@trustline/openapi';
import { type ContractOperation, type Finding, violation } from '@trustline/openapi-validator';

/**
 * Builds the check for a credential that may travel in the body. OpenAPI has no place for one there, so such an
 * operation also lists the empty security requirement; what the body then must hold is the field of the same name.
 */
export function createCredentialCheck(document: OpenApiDocument) {
  const names = credentialNames(document);
  return (operation: ContractOperation, query: URLSearchParams, headers: Headers, body: string): Finding[] => {
    const security = operation.object.security ?? document.security ?? [];
    const mayTravelInBody = security.some((requirement) => Object.keys(requirement).length === 0);
    if (!mayTravelInBody || names.some((name) => headers.has(name) || query.has(name))) return [];
    const { value } = operation.parseBody(headers.get('content-type'), body);
    const carried = typeof value === 'object' && value !== null && names.some((name) => name in value);
    return carried ? [] : [violation('security', 'request credential', 'The request carries no credential.')];
  };
}
