import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapePointer, isObject } from '@trustline/openapi';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

/** Something that is wrong with an extension key of a document. */
export interface ExtensionProblem {
  /** JSON pointer of the key's value, or of the place in it. */
  readonly pointer: string;
  readonly message: string;
}

const schemas: { readonly $id: string; readonly properties: Readonly<Record<string, object>> } = parse(
  readFileSync(join(import.meta.dirname, 'extensions.yaml'), 'utf8'),
);
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).addSchema(schemas);

/** The keys that a document may have. */
export const extensionKeys = Object.keys(schemas.properties);

/** Lists the extension keys of a document that nothing describes, and those whose value is not as it is described. */
export function listExtensionProblems(value: unknown, pointer = ''): ExtensionProblem[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => listExtensionProblems(item, `${pointer}/${index}`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const at = `${pointer}/${escapePointer(key)}`;
    // What an example holds is data of the API.
    if (key === 'value' || key === 'example' || (key === 'examples' && Array.isArray(part))) return [];
    return [...(key.startsWith('x-') ? checkKey(key, part, at) : []), ...listExtensionProblems(part, at)];
  });
}

function checkKey(key: string, value: unknown, pointer: string): ExtensionProblem[] {
  const validate = extensionKeys.includes(key) ? ajv.getSchema(`${schemas.$id}#/properties/${key}`) : undefined;
  if (validate === undefined) return [{ pointer, message: `No schema in extensions.yaml describes ${key}.` }];
  if (validate(value) === true) return [];
  return (validate.errors ?? []).map((error: ErrorObject) => ({
    pointer: pointer + error.instancePath,
    message: `${key} ${error.message ?? 'is wrong'}.`,
  }));
}
