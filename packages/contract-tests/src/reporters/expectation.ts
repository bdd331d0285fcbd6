import { listOperations, type OpenApiDocument, type Response, resolveReference, type Schema } from '@trustline/openapi';
import type { Exchange, Finding } from '../engine/result.ts';
import { withoutNumbers } from './finding-group.ts';
import { listProperties } from './schema-properties.ts';

const keywords = [
  'type',
  'const',
  'enum',
  'format',
  'pattern',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'required',
];

/**
 * What the document wants at the place of a finding, as the keywords of its schema in JSON; `null` where it says
 * nothing. Only bodies and headers of documented responses have such a place.
 */
export function describeExpectation(document: OpenApiDocument, finding: Finding, exchange: Exchange): string | null {
  const operation = listOperations(document).find(({ operationId }) => operationId === exchange.operationId);
  const response = operation?.responses[String(exchange.response?.status)]?.value;
  if (response === undefined) return null;
  const schemas = listSchemas(document, response, finding)
    .map(onlyKeywords)
    .filter((text) => text !== '{}');
  return schemas.length === 0 ? null : [...new Set(schemas)].join(' or ');
}

function listSchemas(
  document: OpenApiDocument,
  response: Response,
  { rule, place, pointer }: Finding,
): readonly Schema[] {
  // A broken promise, a leaked secret or a key that comes twice is no matter of the schema at that place.
  if (!keywords.includes(rule) && rule !== 'header' && rule !== 'writtenAsInteger') return [];
  if (place === 'response body') {
    const bodies = Object.values(response.content ?? {}).flatMap(({ schema }) => (schema ? [schema] : []));
    return bodies.flatMap((schema) => listProperties(document, schema).get(withoutNumbers(pointer)) ?? []);
  }
  const name = /^response header (.+)$/.exec(place)?.[1];
  const header = name === undefined ? undefined : response.headers?.[name];
  if (header === undefined) return [];
  const { schema } = resolveReference(document, 'headers', document.components.headers, header, place).value;
  return schema === undefined ? [] : [schema];
}

function onlyKeywords(schema: Schema): string {
  return JSON.stringify(Object.fromEntries(keywords.flatMap((name) => (name in schema ? [[name, schema[name]]] : []))));
}
