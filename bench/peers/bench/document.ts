import { listOperations, type OpenApiDocument, type Operation } from '@trustline/openapi';
import { formatsIn } from '@trustline/openapi-validator';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import { type TrafficRequest, writeValue } from './traffic.ts';

/** The formats that only the documents of this project use; every other tool must be told of them. */
export const ownFormats = apiNames
  .flatMap((api) => Object.keys(formatsIn(loadDocument(api))))
  .filter((name) => !['date', 'date-time', 'uri'].includes(name));

type Fields = Readonly<Record<string, unknown>>;

/** The document as it is, served from one address. */
export function withServer(document: OpenApiDocument, url: string): OpenApiDocument {
  return { ...document, servers: [{ url }] };
}

/**
 * The document as its owner would hand it to a tool that sends requests of its own: one example for each parameter and
 * body, the one that works on this server, and the recommended credential alone. Bodies are JSON; the parameters of the
 * example are required, so that every tool sends them, and there are no others.
 */
export function withWorkingExamples(document: OpenApiDocument, traffic: readonly TrafficRequest[]): OpenApiDocument {
  const [credential] = document.security ?? [];
  const security = credential === undefined ? {} : { security: [credential] };
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of listOperations(document)) {
    const sample = traffic.find(({ operationId }) => operationId === operation.operationId);
    const item = paths[operation.path] ?? {};
    item[operation.method] = { ...operation.object, ...security, ...workingParts(operation, sample) };
    paths[operation.path] = item;
  }
  return { ...document, ...security, paths };
}

function workingParts({ parameters, requestBody }: Operation, sample: TrafficRequest | undefined): object {
  const examples: Fields = sample?.parameters ?? {};
  const working = parameters.flatMap(({ value: { examples: _examples, content, ...parameter } }) => {
    const value = examples[parameter.name];
    if (value === undefined) return [];
    // No generator reads a parameter with a media type; as a text that holds JSON it looks the same on the wire.
    const asText =
      content === undefined ? { example: value } : { example: writeValue(value), schema: { type: 'string' } };
    return [{ ...parameter, ...asText, required: true }];
  });
  if (requestBody === undefined) return { parameters: working };
  const schema = requestBody.value.content['application/json']?.schema;
  const content = { 'application/json': { schema, example: sample?.json } };
  return { parameters: working, requestBody: { ...requestBody.value, content } };
}

/** Prepares a document for the converter from OpenAPI 3.1 to 3.0: says what it leaves standing in the words of 3.0. */
export function downgradeTo30(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(downgradeTo30);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([key]) => key !== 'contentSchema' && key !== 'contentMediaType');
  const converted = fields.map(([key, part]) => {
    if (key === 'const') return ['enum', [part]];
    if (key === 'oneOf' && Array.isArray(part)) return ['oneOf', part.map(withoutNullType).map(downgradeTo30)];
    return [key, downgradeTo30(part)];
  });
  return Object.fromEntries(converted);
}

// The one value that the type `null` allows, in words that 3.0 has.
function withoutNullType(branch: unknown): unknown {
  const isNull = typeof branch === 'object' && branch !== null && 'type' in branch && branch.type === 'null';
  return isNull ? { type: 'object', nullable: true, enum: [null] } : branch;
}

/** What a tool puts into the `Authorization` header: the whole value, or for HTTP schemes, whose word it adds itself, the secret. */
export function secretOf(api: ApiName, authorization: string): string {
  return credentialScheme(api).type === 'http' ? authorization.replace(/^\S+ /, '') : authorization;
}

/** The recommended security scheme of an API, with its name in the document. */
export function credentialScheme(api: ApiName): { readonly name: string; readonly type: string } {
  const { security = [], components } = loadDocument(api);
  const [name = ''] = Object.keys(security[0] ?? {});
  return { name, type: components.securitySchemes?.[name]?.type ?? '' };
}
