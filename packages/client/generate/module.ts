import { listOperations, type OpenApiDocument, type Schema } from '@trustline/openapi';
import type { ApiName } from '@trustline/specs';
import { writeComment } from './comment.ts';
import { writeMethods } from './method.ts';
import { type ClientOperation, listClientOperations } from './operation.ts';
import { propertiesOf, schemasAt, textAt } from './schema.ts';
import { createShapeWriter, type ShapeWriter } from './shape.ts';
import { createTypeWriter } from './type.ts';

const interfaceNames: Readonly<Record<ApiName, string>> = {
  navixy: 'NavixyOperations',
  trustcaller: 'TrustCallerOperations',
};

/** Writes the module of one API. */
export function writeModule(api: ApiName, document: OpenApiDocument): string {
  const operations = listClientOperations(document);
  const types = createTypeWriter(document);
  const methods = writeMethods(interfaceNames[api], operations, types);
  const shapes = createShapeWriter(document);
  const table = operations.map((operation) => writeOperation(operation, shapes));
  const tables = [`credential: ${shapes.write(findCredential(document))},`, writeTable(table)];
  return [
    `// Written by generate/ from the OpenAPI document of ${document.info.title}. Changes here are lost.`,
    `import type { ApiCall, CallOptions, NoInput } from '../src/options.ts';`,
    `import type { Operation } from '../src/operation.ts';`,
    `import { boolean, date, fields, integer, list, map, oneOf, pattern, text } from '../src/shape.ts';`,
    [...types.declarations.values()].join('\n\n'),
    writeCodeType(document),
    methods,
    `export const baseUrl = ${JSON.stringify(document.servers[0]?.url)};`,
    ...writeLimits(document),
    `export const codes: Readonly<Record<number, number>> = { ${writeCodes(document)} };`,
    '// A function, so that a bundle holds the tables only where they are used.',
    `export function createTables() {\n${shapes.lines.join('\n')}\nreturn {\n${tables.join('\n')}\n};\n}`,
    '',
  ].join('\n\n');
}

function writeTable(lines: readonly string[]): string {
  return `operations: {\n${lines.join('\n')}\n} satisfies Readonly<Record<string, Operation>>,`;
}

function writeOperation({ operation, input, status, output }: ClientOperation, shapes: ShapeWriter): string {
  const { operationId, method, path } = operation;
  return `${operationId}: ['${method.toUpperCase()}', '${path}', ${shapes.write(leaveOutDescriptions(input))}, ${shapes.write(output)}${status === 200 ? '' : `, ${status}`}],`;
}

/** What callers pass in is checked in any case, also where a description says that it is only inferred. */
function leaveOutDescriptions(input: Schema): Schema {
  const fields = propertiesOf(input).map(({ name, schema: { description: _, ...rules } }) => [name, rules]);
  return { ...input, properties: Object.fromEntries(fields) };
}

/** The rules of the credential stand where the document shows it: Navixy's in the body, TrustCaller's at its creation. */
function findCredential(document: OpenApiDocument): Schema {
  const { Hash, CreatedApiKey } = document.components.schemas ?? {};
  const token = propertiesOf(CreatedApiKey ?? {}).find(({ name }) => name === 'token')?.schema;
  const credential = Hash ?? token;
  if (!credential) throw new Error(`${document.info.title}: no schema says what the credential looks like.`);
  return credential;
}

/**
 * Known codes with the HTTP status that says what they mean. Navixy answers with 400 also what other APIs answer with a
 * status of its own: a wrong credential, and something that does not exist.
 */
const meanings: Readonly<Record<string, number>> = {
  'Wrong hash': 401,
  'Session ended': 401,
  'Not found': 404,
  'Nonexistent entities in list': 404,
};

function listCodes(document: OpenApiDocument): Schema[] {
  return schemasAt(document.components.schemas?.StatusCode ?? {}, 'x-known-values') ?? [];
}

function writeCodeType(document: OpenApiDocument): string {
  const codes = listCodes(document);
  if (codes.length === 0) return '';
  const comment = writeComment([
    textAt(document.components.schemas?.StatusCode ?? {}, 'description'),
    codes.map((code) => `- ${code.const}: ${code.title}. ${code.description}`).join('\n'),
  ]);
  return `${comment}export type NavixyErrorCode = ${codes.map((code) => code.const).join(' | ')} | (number & {});`;
}

function writeCodes(document: OpenApiDocument): string {
  return listCodes(document)
    .map((code) => `${code.const}: ${meanings[String(code.title)] ?? code['x-http-status']}`)
    .join(', ');
}

/** The limits that the helpers split their work by, where the API has them. */
function writeLimits(document: OpenApiDocument): string[] {
  const { TrackerBatch, ChatMessageLimit, ChatWindowStart } = document.components.schemas ?? {};
  const pageSize = listOperations(document)
    .flatMap(({ parameters }) => parameters)
    .find(({ value }) => value.name === 'per_page')?.value;
  return [
    ...(TrackerBatch ? [`export const mostTrackers = ${TrackerBatch.maxItems};`] : []),
    ...(ChatMessageLimit ? [`export const mostMessages = ${ChatMessageLimit.maximum};`] : []),
    ...(ChatWindowStart ? [`export const defaultWindowDays = ${readDays(ChatWindowStart)};`] : []),
    ...(pageSize ? [`export const defaultPageSize = ${pageSize.schema?.default};`] : []),
    `export const quota = ${JSON.stringify(readQuota(document))};`,
  ];
}

function readDays(schema: Schema): string {
  const [, days] = /^P(\d+)D$/.exec(textAt(schema, 'x-default-before-now') ?? '') ?? [];
  if (days === undefined) throw new Error(`No number of days before now: ${JSON.stringify(schema)}`);
  return days;
}

function readQuota(document: OpenApiDocument): { requests: number; seconds: number } {
  const quota = new Map<string, unknown>(Object.entries(document)).get('x-rate-limit');
  if (typeof quota === 'object' && quota !== null && 'requests' in quota && 'seconds' in quota) {
    return { requests: Number(quota.requests), seconds: Number(quota.seconds) };
  }
  throw new Error(`${document.info.title}: x-rate-limit does not say how many requests are allowed.`);
}
