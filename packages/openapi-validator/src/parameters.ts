import type { Located, OpenApiDocument, Operation, Parameter } from '@trustline/openapi';
import { followSchema } from '@trustline/openapi';
import { createDeserializer, decodeJson } from './deserialize.ts';
import { type Finding, undocumented, violation } from './finding.ts';
import type { Schemas, ValueCheck } from './schema.ts';

/** The texts a request brings, before they are read. */
export interface ParameterTexts {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
}

/** The parameters of a request as values, defaults filled in, and what was wrong with them. */
export interface ParsedParameters {
  readonly path: Record<string, unknown>;
  readonly query: Record<string, unknown>;
  readonly header: Record<string, unknown>;
  readonly findings: Finding[];
}

interface ParameterReader {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly defaultValue: unknown;
  readonly decode: (text: string) => unknown;
  readonly check: ValueCheck;
}

/** Builds the reader of an operation's parameters in path, query and header. */
export function createParameterReader(
  document: OpenApiDocument,
  operation: Operation,
  schemas: Schemas,
): (texts: ParameterTexts) => ParsedParameters {
  const readers = operation.parameters.flatMap((parameter) => createReader(document, parameter, schemas));
  return (texts) => {
    const read: ParsedParameters = { path: {}, query: {}, header: {}, findings: [] };
    for (const reader of readers) readOne(reader, texts, read);
    return read;
  };
}

/** Lists query parameters that the document does not mention; credentials in the query are no parameters. */
export function findUndocumentedQuery(
  document: OpenApiDocument,
  operation: Operation,
  query: URLSearchParams,
): Finding[] {
  const known = new Set(
    operation.parameters.filter(({ value }) => value.in === 'query').map(({ value }) => value.name),
  );
  const credentials = new Set(queryCredentials(document));
  return [...new Set(query.keys())]
    .filter((name) => !known.has(name) && !credentials.has(name))
    .map((name) =>
      undocumented('undocumented-parameter', `query parameter ${name}`, 'The parameter is not documented.'),
    );
}

function queryCredentials(document: OpenApiDocument): string[] {
  return Object.values(document.components.securitySchemes ?? {}).flatMap((scheme) =>
    scheme.in === 'query' && scheme.name !== undefined ? [scheme.name] : [],
  );
}

function createReader(
  document: OpenApiDocument,
  { value, pointer }: Located<Parameter>,
  schemas: Schemas,
): ParameterReader[] {
  if (value.in === 'cookie') return [];
  const [mediaType] = Object.keys(value.content ?? {});
  const schema = mediaType === undefined ? value.schema : value.content?.[mediaType]?.schema;
  const schemaPointer = mediaType === undefined ? 'schema' : `content/${mediaType.replaceAll('/', '~1')}/schema`;
  const followed = followSchema(document, schema);
  return [
    {
      name: value.name,
      in: value.in,
      required: value.required === true,
      defaultValue: followed.default,
      decode: mediaType === undefined ? createDeserializer(document, schema) : decodeJson,
      check: schemas.at(`${pointer}/${schemaPointer}`),
    },
  ];
}

function readOne(reader: ParameterReader, texts: ParameterTexts, read: ParsedParameters): void {
  const place = `${reader.in} parameter ${reader.name}`;
  const given = textsOf(reader, texts);
  const [text] = given;
  if (text === undefined) {
    if (reader.required) read.findings.push(violation('required', place, 'The parameter is required, but missing.'));
    if (reader.defaultValue !== undefined) read[reader.in][reader.name] = reader.defaultValue;
    return;
  }
  if (given.length > 1) {
    read.findings.push(violation('repeated', place, 'The parameter comes more than once.', '', given));
  }
  const value = reader.decode(text);
  read[reader.in][reader.name] = value;
  read.findings.push(...reader.check(value, place));
}

function textsOf({ name, in: place }: ParameterReader, { path, query, headers }: ParameterTexts): string[] {
  if (place === 'query') return query.getAll(name);
  const text = place === 'path' ? (Object.hasOwn(path, name) ? path[name] : undefined) : headers.get(name);
  return typeof text === 'string' ? [text] : [];
}
