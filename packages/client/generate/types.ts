import { describeSource, followSchema, isObject, type OpenApiDocument, type Schema } from '@trustline/openapi';
import { writeComment } from './comment.ts';
import type { ClientOperation } from './operation.ts';
import { nameOf, propertiesOf } from './schema.ts';

/** Writes the public types of an API's methods on top of those that openapi-typescript has made of the document. */
export function writeTypes(api: string, document: OpenApiDocument, operations: readonly ClientOperation[]): string {
  const credentials = Object.values(document.components.securitySchemes ?? {}).flatMap(({ name }) => name ?? []);
  const names = new Set<string>();
  for (const { successes } of operations) for (const { schema } of successes) collectNames(document, schema, names);
  const inputs = operations.map((own) => ({ own, ...declareInput(document, own, credentials) }));
  return [
    `import type { operations } from '@trustline/specs/${api}';`,
    `import type { ApiCall, CallOptions, ListCall, NoInput } from '../src/options.ts';`,
    `import type { InputOf, OutputOf } from '../src/types.ts';`,
    `export type { ${[...names].sort().join(', ')} } from '@trustline/specs/${api}';`,
    ...inputs.map(({ declaration }) => declaration),
    `/** A method for each operation. */\nexport interface ${displayName(document)}Operations {`,
    ...inputs.map(({ own, parameter }) => writeMethod(document, own, parameter)),
    '}',
  ].join('\n\n');
}

/** How the API is called in the names of types. */
export function displayName({ info, 'x-registry': registry }: OpenApiDocument): string {
  return (registry?.displayName ?? info.title).replaceAll(/\W/g, '');
}

function declareInput(document: OpenApiDocument, own: ClientOperation, credentials: readonly string[]) {
  const { operation, parameters, body } = own;
  const { operationId } = operation;
  const schemas = parameters.map(({ name, schema }): [string, Schema] => [name, schema ?? {}]);
  const fields = [...schemas, ...propertiesOf(body ?? {})];
  if (body === undefined && fields.length === 0) return { declaration: '', parameter: 'input?: NoInput' };
  const dates = fields.filter(([, schema]) => followSchema(document, schema).format === 'date').map(([name]) => name);
  const [dateNames, credentialNames] = [dates, credentials].map(writeUnion);
  const name = `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}Input`;
  const type = `InputOf<operations['${operationId}'], ${dateNames}, ${credentialNames}>`;
  // An interface keeps its name in editors, but cannot be made of alternatives.
  const isInterface = body === undefined || (body.anyOf ?? body.oneOf ?? body.allOf) === undefined;
  const declared = isInterface ? `export interface ${name} extends ${type} {}` : `export type ${name} = ${type};`;
  const required = [
    ...(Array.isArray(body?.required) ? body.required : []),
    ...parameters.filter((one) => one.required),
  ];
  const isOptional = required.length === 0 && isInterface;
  return {
    declaration: `/** What \`${operationId}\` takes. */\n${declared}`,
    parameter: `input${isOptional ? '?' : ''}: ${name}`,
  };
}

function writeUnion(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(' | ') || 'never';
}

function writeMethod(_document: OpenApiDocument, { operation, isPage }: ClientOperation, parameter: string): string {
  const { operationId, object, responses } = operation;
  const failures = Object.entries(responses).filter(([status]) => !status.startsWith('2'));
  const [promise] = object['x-promises'] ?? [];
  const comment = writeComment([
    `${object.summary}.`,
    object.description,
    isPage
      ? 'The call is a promise of one page; `for await` gives the items of this page and of all that follow.'
      : undefined,
    ['Fails with:', ...failures.map(([status, { value }]) => `- HTTP ${status}: ${value.description}`)].join('\n'),
    promise && `@see ${describeSource(promise.source)}`,
  ]);
  const call = isPage ? 'ListCall' : 'ApiCall';
  return `${comment}${operationId}(${parameter}, options?: CallOptions): ${call}<OutputOf<operations['${operationId}']>>;`;
}

/** Collects the names of the schemas that a body is made of. */
function collectNames(document: OpenApiDocument, value: unknown, names: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collectNames(document, item, names);
  if (!isObject(value)) return;
  const name = typeof value.$ref === 'string' ? nameOf(value.$ref) : undefined;
  if (name !== undefined && !names.has(name)) {
    names.add(name);
    collectNames(document, document.components.schemas?.[name], names);
  }
  for (const part of Object.values(value)) collectNames(document, part, names);
}
