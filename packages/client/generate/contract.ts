import { branchesOf, followSchema, type OpenApiDocument, type Parameter, type Schema } from '@trustline/openapi';
import type { ClientOperation } from './operation.ts';
import type { SchemaPruner } from './schema.ts';

/** Where an operation is and what sending it does. */
export function placeOperation({ method, path, object, successes }: ClientOperation) {
  const types = successes.map(({ mediaType }) => mediaType).filter((type) => type !== '');
  const reads = types.every(isJson) ? undefined : types.every((type) => type.startsWith('text/')) ? 'text' : 'blob';
  // What nobody has said must not be repeated.
  return { method, path, effect: object['x-effect'] ?? 'act', reads };
}

/** What goes in and comes out of an operation that is a method. */
export function writeContract(
  document: OpenApiDocument,
  own: ClientOperation,
  { inputs, outputs }: Readonly<Record<'inputs' | 'outputs', SchemaPruner>>,
): string {
  const { operationId, body = {}, kind, isPage } = own;
  const usual = kind ? 'body' : 'query';
  const unusual = own.inputs.filter((parameter) => parameter.in !== usual).map(({ name, in: place }) => [name, place]);
  const isOpen = kind === 'fields' && (body.additionalProperties !== undefined || branchesOf(body).length > 0);
  const contract = {
    ...placeOperation(own),
    in: unusual.length > 0 ? Object.fromEntries(unusual) : undefined,
    input: joinInput(own, inputs),
    isOpen: isOpen || undefined,
    body: kind,
    output: joinOutputs(own, outputs),
  };
  return `${operationId}: ${JSON.stringify(contract).slice(0, -1)}${writeSerialize(document, own)}${isPage ? ', paginate' : ''} },`;
}

function isJson(mediaType: string): boolean {
  return /[/+]json\b/.test(mediaType);
}

function joinInput({ inputs, body = {}, kind }: ClientOperation, pruner: SchemaPruner): Schema {
  const {
    properties,
    required = [],
    ...rest
  }: Schema = kind === 'whole' ? { properties: { body }, required: ['body'] } : body;
  const schemas = inputs.map(({ name, schema, content }) => [name, schema ?? Object.values(content ?? {})[0]?.schema]);
  return pruner.prune({
    ...rest,
    properties: { ...Object(properties), ...Object.fromEntries(schemas) },
    required: [required, inputs.filter((one) => one.required).map(({ name }) => name)].flat(),
    // Keeps what may be anything among the properties.
    additionalProperties: false,
  });
}

/** The schemas of all successes as one; any where one of them is no JSON or has no body, with which nothing is wrong. */
export function joinOutputs({ successes }: ClientOperation, pruner: SchemaPruner): Schema {
  if (successes.some(({ mediaType }) => !isJson(mediaType))) return {};
  const schemas = successes.map(({ schema }) => schema);
  return pruner.prune(schemas.length > 1 ? { anyOf: schemas } : schemas[0]);
}

/** Writes what openapi-fetch has to be told, where it would not write a parameter or body as the document says. */
function writeSerialize(document: OpenApiDocument, { inputs, mediaType = '' }: ClientOperation): string {
  const styles = inputs
    .filter((parameter) => isUnusual(document, parameter))
    .map(({ name, style, explode, content }) => [name, { style, explode, isJson: content && true }]);
  const types = mediaType === '' || isJson(mediaType) ? [] : [mediaType];
  if (styles.length + types.length === 0) return '';
  return `, serialize: serialize(${[Object.fromEntries(styles), ...types].map((one) => JSON.stringify(one)).join(', ')})`;
}

/** openapi-fetch writes single values in path, query and header, and lists in the usual form, as OpenAPI has them. */
function isUnusual(document: OpenApiDocument, { in: place, style, explode, content, schema }: Parameter): boolean {
  const types = [followSchema(document, schema).type].flat();
  const isSimple = !types.includes('array') && !types.includes('object');
  const isList = place === 'query' && types.includes('array');
  return (
    content !== undefined || place === 'cookie' || !(isSimple || isList) || style !== undefined || explode === false
  );
}
