import { branchesOf, followSchema, isObject, type OpenApiDocument } from '@trustline/openapi';

/** Turns the text of a parameter or form field into the value its schema describes. */
export type Deserializer = (text: string) => unknown;

/**
 * Builds the decoder of a schema: integers, numbers, booleans and JSON text become values.
 * A text that does not fit stays as it is, so that the schema can say what is wrong with it.
 */
export function createDeserializer(document: OpenApiDocument, schema: unknown): Deserializer {
  const types = typesOf(document, schema);
  if (isJsonEncoded(followSchema(document, schema))) return decodeJson;
  return (text) => {
    if (types.has('boolean') && (text === 'true' || text === 'false')) return text === 'true';
    if ((types.has('integer') || types.has('number')) && isExactNumber(text)) return Number(text);
    return text;
  };
}

/** Says whether a text schema announces JSON inside the text (`contentMediaType`). */
export function isJsonEncoded(schema: unknown): boolean {
  return isObject(schema) && schema.contentMediaType === 'application/json';
}

/** Reads JSON text; text that is no JSON is returned as it is. */
export function decodeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function typesOf(document: OpenApiDocument, schema: unknown): Set<unknown> {
  const followed = followSchema(document, schema);
  const branches = branchesOf(followed);
  const own = [followed.type].flat();
  return new Set([...own, ...branches.flatMap((branch) => [...typesOf(document, branch)])]);
}

// 007 and 1e3 are texts of digits to a person, but no integer as these APIs write it.
function isExactNumber(text: string): boolean {
  return (
    /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) && (!Number.isInteger(Number(text)) || Number.isSafeInteger(Number(text)))
  );
}
