import { branchesOf, followSchema, type OpenApiDocument, type Parameter, type Schema } from '@trustline/openapi';
import { type ClientOperation, hasFields } from './operation.ts';
import type { SchemaPruner } from './schema.ts';

/** The table of all operations: where each is and what sending it does. */
export function writeTable(operations: readonly ClientOperation[]): string {
  const lines = operations.map(({ operationId, method, path, object, successes }) => {
    const types = successes.map(({ mediaType }) => mediaType).filter((type) => type !== '');
    const reads = types.every(isJson) ? undefined : types.every((type) => type.startsWith('text/')) ? 'text' : 'blob';
    // What nobody has said must not be repeated.
    return `${operationId}: ${JSON.stringify({ method, path, effect: object['x-effect'] ?? 'act', reads })},`;
  });
  return `export const operations = {\n${lines.join('\n')}\n} as const satisfies Operations;`;
}

/** What goes in and comes out of an operation that is a method. */
export function writeContract(
  document: OpenApiDocument,
  own: ClientOperation,
  { inputs, outputs }: Readonly<Record<'inputs' | 'outputs', SchemaPruner>>,
): string {
  const { operationId, body, isPage } = own;
  const kind = body && (hasFields(document, body) ? 'fields' : 'whole');
  const isOpen = body && kind === 'fields' && (body.additionalProperties !== undefined || branchesOf(body).length > 0);
  const input = joinInput(own, kind, inputs);
  const output = joinOutputs(own, outputs);
  const data = { input, isOpen: isOpen || undefined, body: kind, output, isPage: isPage || undefined };
  const serialize = writeSerialize(document, own);
  return `${operationId}: ${JSON.stringify(data).slice(0, -1)}${serialize} },`;
}

function isJson(mediaType: string): boolean {
  return /[/+]json\b/.test(mediaType);
}

function joinInput({ inputs, body = {} }: ClientOperation, kind: string | undefined, pruner: SchemaPruner): Schema {
  const fields: Schema = kind === 'fields' ? body : { properties: kind && { body }, required: kind && ['body'] };
  const schemas = inputs.map(({ name, schema, content }) => [name, schema ?? Object.values(content ?? {})[0]?.schema]);
  const required = [fields.required ?? [], inputs.filter((one) => one.required).map(({ name }) => name)].flat();
  const input = pruner.prune({
    ...fields,
    properties: { ...Object(fields.properties), ...Object.fromEntries(schemas) },
    required: required.length > 0 ? required : undefined,
    // Keeps what may be anything among the properties.
    additionalProperties: false,
  });
  const places = inputs.map(({ name, in: place }) => [name, { ...Object(input.properties)[name], in: place }]);
  return { ...input, properties: { ...Object(input.properties), ...Object.fromEntries(places) } };
}

/** The schemas of all successes as one; nothing where one of them is no JSON or has no body, with which nothing is wrong. */
export function joinOutputs({ successes }: ClientOperation, pruner: SchemaPruner): Schema | undefined {
  if (successes.some(({ mediaType }) => !isJson(mediaType))) return undefined;
  const schemas = successes.map(({ schema }) => pruner.prune(schema));
  return schemas.length > 1 ? pruner.prune({ anyOf: successes.map(({ schema }) => schema) }) : schemas[0];
}

/** Writes what openapi-fetch has to be told, where it would not write a parameter or body as the document says. */
function writeSerialize(
  document: OpenApiDocument,
  { inputs, mediaType = 'application/json' }: ClientOperation,
): string {
  const styles = inputs
    .filter((parameter) => isUnusual(document, parameter))
    .map(({ name, style, explode, content }) => [name, { style, explode, isJson: content && true }]);
  if (styles.length === 0 && isJson(mediaType)) return '';
  const type = isJson(mediaType) ? '' : `, ${JSON.stringify(mediaType)}`;
  return `, serialize: serialize(${JSON.stringify(Object.fromEntries(styles))}${type})`;
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
