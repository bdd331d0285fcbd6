import {
  branchesOf,
  escapePointer,
  followSchema,
  isObject,
  type OpenApiDocument,
  type Operation,
} from '@trustline/openapi';
import { createDeserializer, type Deserializer, isJsonEncoded } from './deserialize.ts';
import { type Finding, violation } from './finding.ts';
import { readJson } from './json.ts';
import type { Schemas, ValueCheck } from './schema.ts';

/** A request body as a value, and what was wrong with it. */
export interface ParsedBody {
  readonly value: unknown;
  readonly findings: Finding[];
}

/** Reads a body by its `Content-Type`. */
export type BodyReader = (contentType: string | null, text: string) => ParsedBody;

const place = 'request body';
const formMediaType = 'application/x-www-form-urlencoded';

/** The media type of a `Content-Type` header without its parameters, in lower case. */
export function mediaTypeOf(contentType: string | null): string {
  return (contentType ?? '').split(';', 1).join('').trim().toLowerCase();
}

/**
 * Builds the reader of an operation's request body: JSON, or a form whose fields become integers, booleans and,
 * where the document says that a field carries JSON text, arrays.
 */
export function createBodyReader(document: OpenApiDocument, { requestBody }: Operation, schemas: Schemas): BodyReader {
  if (requestBody === undefined) return (_contentType, text) => readNone(text);
  const readers = new Map<string, (text: string) => ParsedBody>();
  for (const [mediaType, { schema }] of Object.entries(requestBody.value.content)) {
    const pointer = `${requestBody.pointer}/content/${escapePointer(mediaType)}/schema`;
    const reader =
      mediaType === formMediaType ? createFormReader(document, schema, schemas) : createJsonReader(schemas.at(pointer));
    readers.set(mediaType, reader);
  }
  return (contentType, text) => {
    const read = readers.get(mediaTypeOf(contentType));
    if (read !== undefined) return read(text);
    if (text === '' && contentType === null) {
      const missing = violation('required', place, 'A body is required, but there is none.');
      return { value: undefined, findings: requestBody.value.required === true ? [missing] : [] };
    }
    const message = `The content type ${contentType ?? '(none)'} is not one of ${[...readers.keys()].join(', ')}.`;
    return { value: undefined, findings: [violation('content-type', place, message, '', contentType ?? undefined)] };
  };
}

function readNone(text: string): ParsedBody {
  const extra = violation('body', place, 'The operation takes no body, but there is one.');
  return { value: undefined, findings: text === '' ? [] : [extra] };
}

function createJsonReader(check: ValueCheck): (text: string) => ParsedBody {
  return (text) => {
    const { value, findings } = readJson(text, place);
    return { value, findings: value === undefined ? [...findings] : [...findings, ...check(value, place)] };
  };
}

function createFormReader(document: OpenApiDocument, schema: unknown, schemas: Schemas): (text: string) => ParsedBody {
  const fields = fieldsOf(document, schema);
  const decoders = new Map<string, Deserializer>(
    Object.entries(fields).map(([name, field]) => [name, createDeserializer(document, field)]),
  );
  const check = schemas.of(decodedForm(document, schema));
  return (text) => {
    const form = new URLSearchParams(text);
    const findings = [...new Set(form.keys())]
      .filter((name) => form.getAll(name).length > 1)
      .map((name) => violation('repeated', place, `The field "${name}" comes more than once.`, `/${name}`));
    const value = Object.fromEntries([...form].map(([name, given]) => [name, (decoders.get(name) ?? String)(given)]));
    return { value, findings: [...findings, ...check(value, place)] };
  };
}

function fieldsOf(document: OpenApiDocument, schema: unknown): Record<string, unknown> {
  const followed = followSchema(document, schema);
  const branches = branchesOf(followed);
  const inherited = branches.map((branch) => fieldsOf(document, branch));
  return Object.assign({}, ...inherited, isObject(followed.properties) ? followed.properties : {});
}

// In a form an array travels as JSON text; once read, it is checked against the schema of that JSON.
function decodedForm(document: OpenApiDocument, schema: unknown): unknown {
  const followed = followSchema(document, schema);
  return Object.fromEntries(
    Object.entries(followed).map(([keyword, value]) => {
      if (keyword === 'properties' && isObject(value)) {
        return [
          keyword,
          Object.fromEntries(Object.entries(value).map(([name, field]) => [name, decodedField(document, field)])),
        ];
      }
      return [
        keyword,
        Array.isArray(value) && keyword.endsWith('Of') ? value.map((branch) => decodedForm(document, branch)) : value,
      ];
    }),
  );
}

function decodedField(document: OpenApiDocument, field: unknown): unknown {
  const followed = followSchema(document, field);
  return isObject(followed) && isJsonEncoded(followed) ? (followed.contentSchema ?? true) : field;
}
