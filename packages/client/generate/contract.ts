import { followSchema, isObject, type OpenApiDocument, type Schema } from '@trustline/openapi';
import { type ClientOperation, hasFields, type Parameter } from './operation.ts';
import { SchemaPruner } from './schema.ts';

/** The table of all operations: where each is and what sending it does. */
export function writeTable(operations: readonly ClientOperation[]): string {
  const lines = operations.map(({ operation: { operationId, method, path, object }, successes }) => {
    const types = successes.map(({ mediaType }) => mediaType).filter((type) => type !== '');
    const reads = types.every(isJson) ? undefined : types.every((type) => type.startsWith('text/')) ? 'text' : 'blob';
    const mayBeEmpty = successes.some(({ schema }) => schema === undefined) || undefined;
    // What nobody has said must not be repeated.
    return `${operationId}: ${JSON.stringify({ method, path, effect: object['x-effect'] ?? 'act', reads, mayBeEmpty })},`;
  });
  return `export const operations = {\n${lines.join('\n')}\n} as const satisfies Operations;`;
}

function isJson(mediaType: string): boolean {
  return /[/+]json\b/.test(mediaType);
}

/** What goes in and comes out of each operation that is a method. Inputs are checked in full, successes as `stated` says. */
export function writeContracts(
  document: OpenApiDocument,
  operations: readonly ClientOperation[],
): { code: string; unchecked: string[] } {
  const stated = new SchemaPruner(document, 'stated');
  const all = new SchemaPruner(document, 'all', 'Input');
  const lines = operations.map((own) => {
    const { input, body } = joinInput(document, own, all);
    const output = joinOutputs(own, stated);
    const data = JSON.stringify({ input, body, output, isPage: own.isPage || undefined });
    const serialize = writeSerialize(document, own);
    return `${own.operation.operationId}: ${serialize ? `${data.slice(0, -1)}, serialize: ${serialize} }` : data},`;
  });
  const code = [
    writeKeywords([stated, all]),
    `export const schemas = ${JSON.stringify({ ...all.schemas, ...stated.schemas })} as const satisfies Schemas;`,
    `export const contracts = {\n${lines.join('\n')}\n} as const satisfies Readonly<Record<string, Contract>>;`,
  ];
  return { code: code.join('\n\n'), unchecked: [...stated.unchecked, ...all.unchecked] };
}

/** Everything an operation can return in a success, with all constraints. */
export function writeFullContracts(document: OpenApiDocument, operations: readonly ClientOperation[]): string {
  const pruner = new SchemaPruner(document, 'all');
  const outputs = operations.map((own) => [own.operation.operationId, joinOutputs(own, pruner) ?? {}]);
  return [
    writeKeywords([pruner]),
    `export const outputs: Readonly<Record<string, Schema>> = ${JSON.stringify(Object.fromEntries(outputs))};`,
    `export const fullSchemas: Schemas = ${JSON.stringify(pruner.schemas)};`,
  ].join('\n\n');
}

function joinInput(
  document: OpenApiDocument,
  { parameters, body }: ClientOperation,
  pruner: SchemaPruner,
): { input: Schema; body: 'fields' | 'whole' | undefined } {
  const places = parameters.map((parameter) => [
    parameter.name,
    { ...pruner.prune(schemaOf(parameter)), in: parameter.in },
  ]);
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  const kind = body && (hasFields(document, body) ? 'fields' : 'whole');
  const fields = kind === 'fields' && body ? pruner.prune(body) : {};
  const whole = kind === 'whole' && body ? { body: pruner.prune(body) } : {};
  const properties = {
    ...(isObject(fields.properties) ? fields.properties : {}),
    ...whole,
    ...Object.fromEntries(places),
  };
  const needed = [...(Array.isArray(fields.required) ? fields.required : []), ...Object.keys(whole), ...required];
  const isClosed = kind !== 'fields' || (body?.additionalProperties === undefined && !mayHoldMore(body));
  return {
    input: {
      ...fields,
      properties,
      ...(needed.length > 0 && { required: [...new Set(needed)] }),
      ...(isClosed && { additionalProperties: false }),
    },
    body: kind,
  };
}

/** Whether parts of a schema may have properties that it does not list itself. */
function mayHoldMore(schema: Schema | undefined): boolean {
  const parts = [schema?.allOf, schema?.anyOf, schema?.oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
  return parts.some((part) => isObject(part) && Object.keys(part).some((keyword) => keyword !== 'required'));
}

function schemaOf({ schema, content }: Parameter): Schema {
  return schema ?? Object.values(content ?? {})[0]?.schema ?? {};
}

/** The schemas of all successes as one; nothing where one of them is no JSON. */
function joinOutputs({ successes }: ClientOperation, pruner: SchemaPruner): Schema | undefined {
  const bodies = successes.filter(({ schema }) => schema !== undefined);
  if (bodies.length === 0 || bodies.some(({ mediaType }) => !isJson(mediaType))) return undefined;
  const schemas = bodies.map(({ schema }) => pruner.prune(schema ?? {}));
  const [only] = schemas;
  // A success without a body has nothing that could be wrong.
  if (successes.length > bodies.length) return undefined;
  return schemas.length === 1 ? only : { anyOf: schemas };
}

/** Writes what openapi-fetch has to be told, where it would not write a parameter or body as the document says. */
function writeSerialize(document: OpenApiDocument, own: ClientOperation): string | undefined {
  const { parameters, mediaType = 'application/json' } = own;
  const styles = parameters
    .filter((parameter) => isUnusual(document, parameter))
    .map(({ name, in: place, style, explode, content }) => {
      const isForm = place === 'query' || place === 'cookie';
      const ownStyle = style ?? (isForm ? 'form' : 'simple');
      return [name, { in: place, style: content ? 'json' : ownStyle, explode: explode ?? ownStyle === 'form' }];
    });
  if (styles.length === 0 && isJson(mediaType)) return undefined;
  const type = isJson(mediaType) ? '' : `, ${JSON.stringify(mediaType)}`;
  return `serialize(${JSON.stringify(Object.fromEntries(styles))}${type})`;
}

/** openapi-fetch writes single values in path, query and header, and lists in the usual form, as OpenAPI has them. */
function isUnusual(document: OpenApiDocument, { in: place, style, explode, content, schema = {} }: Parameter): boolean {
  const types = [followSchema(document, schema).type].flat();
  const isList = types.includes('array');
  const isSimple = !isList && !types.includes('object');
  if (content || place === 'cookie') return true;
  return !(isSimple || (isList && place === 'query')) || style !== undefined || explode === false;
}

/** The keywords that a bundle has to hold, and where they come from. */
function writeKeywords(pruners: readonly SchemaPruner[]): string {
  const used = new Set(pruners.flatMap(({ keywords }) => [...keywords]));
  // What is wrong is told before what is missing.
  const names = [...used].sort((one, other) => Number(one === 'required') - Number(other === 'required'));
  const imported = names.map((name) => `${name} as ${name}Keyword`);
  const entries = names.map((name) => `${name}: ${name}Keyword`);
  return `import { ${imported.join(', ')} } from '../src/keywords.ts';\n\nexport const keywords = { ${entries.join(', ')} };`;
}
