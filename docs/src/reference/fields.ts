import {
  alternativesOf,
  credentialNames,
  followSchema,
  isObject,
  type OpenApiDocument,
  type Operation,
  type Schema,
} from '@trustline/openapi';
import { type Note, separateNotes } from './notes.ts';
import { describeChoices, describeLimits, describeType } from './type-text.ts';

/** A parameter, or a field of a body; texts are Markdown. */
export interface Field {
  /** Where it is, e.g. `data[].caller_id`. */
  readonly path: string;
  /** Its anchor on the page. */
  readonly anchor: string;
  /** `path`, `query` or `header` for a parameter. */
  readonly place?: string;
  readonly type: string;
  readonly required: boolean;
  readonly limits: readonly string[];
  readonly description: string;
  readonly notes: readonly Note[];
  /** What the limits rest on, unless a sentence of the vendor states them: a sample (`shown`) or us (`inferred`). */
  readonly basis?: string;
}

/** Lists the parameters of an operation; credentials come last, because a header is the better place for them. */
export function listParameters(document: OpenApiDocument, { parameters }: Operation): Field[] {
  const fields = parameters.map(({ value }) => {
    const schema = value.schema ?? Object.values(value.content ?? {})[0]?.schema ?? {};
    const field = describeField(document, value.name, schema, value.required === true, 'parameter');
    const { text, notes } = separateNotes(value.description ?? '');
    const type = value.content === undefined ? field.type : `JSON text of ${field.type}`;
    return { ...field, type, place: value.in, description: text, notes };
  });
  return credentialsLast(document, fields);
}

/** Lists the fields of a body and of the objects in it, outer ones first. */
export function listBodyFields(document: OpenApiDocument, schema: Schema, message: 'request' | 'response'): Field[] {
  return credentialsLast(document, listFields(document, schema, message, '', []));
}

function listFields(
  document: OpenApiDocument,
  schema: Schema,
  message: string,
  prefix: string,
  above: readonly string[],
): Field[] {
  // A schema that contains itself is described once.
  if (schema.$ref !== undefined && above.includes(schema.$ref)) return [];
  const within = schema.$ref === undefined ? above : [...above, schema.$ref];
  const followed = followSchema(document, schema);
  const required = Array.isArray(followed.required) ? followed.required : [];
  const properties = isObject(followed.properties) ? Object.entries(followed.properties) : [];
  const own = properties.flatMap(([name, property]) => {
    if (!isObject(property)) return [];
    const path = `${prefix}${name}`;
    return [
      describeField(document, path, property, required.includes(name), message),
      ...listFields(document, property, message, `${path}.`, within),
    ];
  });
  const items = isObject(followed.items)
    ? listFields(document, followed.items, message, `${prefix.slice(0, -1)}[].`, within)
    : [];
  const others = [
    ...alternativesOf(followed),
    ...(Array.isArray(followed.allOf) ? followed.allOf.filter(isObject) : []),
  ];
  const known = new Set([...own, ...items].map(({ path }) => path));
  const inherited = others
    .flatMap((alternative) => listFields(document, alternative, message, prefix, within))
    .filter(({ path }) => !known.has(path) && known.add(path));
  return [...own, ...items, ...inherited];
}

function describeField(
  document: OpenApiDocument,
  path: string,
  schema: Schema,
  required: boolean,
  message: string,
): Field {
  const followed = followSchema(document, schema);
  const { description, 'x-basis': basis } = followed;
  const { text, notes } = separateNotes(typeof description === 'string' ? description : '');
  return {
    path,
    anchor: `${message}-${path.replace(/[^\w]+/g, '-').replace(/-$/, '')}`,
    type: describeType(document, schema),
    required,
    limits: [...describeLimits(document, schema), ...describeChoices(document, schema)],
    description: text,
    notes,
    ...(typeof basis === 'string' ? { basis } : {}),
  };
}

function credentialsLast(document: OpenApiDocument, fields: readonly Field[]): Field[] {
  const names = credentialNames(document);
  const isCredential = ({ path }: Field) => names.includes(path);
  return [...fields.filter((field) => !isCredential(field)), ...fields.filter(isCredential)];
}
