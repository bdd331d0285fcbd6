import type { OpenApiDocument, Schema } from '@trustline/openapi';
import { alternativesOf, describeLimits, describeType, followSchema, isSchema } from './type-text.ts';

/** One field of a body, as a table row shows it. */
export interface Field {
  /** Where it stands, e.g. `data[].caller_id`. */
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly limits: string;
  readonly description: string;
}

/** Lists the fields of an object schema and of the objects in it, outer ones first. */
export function listFields(document: OpenApiDocument, schema: Schema, prefix = ''): Field[] {
  const followed = followSchema(document, schema);
  const required = Array.isArray(followed.required) ? followed.required : [];
  const properties = isSchema(followed.properties) ? Object.entries(followed.properties) : [];
  const own = properties.flatMap(([name, property]) => {
    if (!isSchema(property)) return [];
    const path = `${prefix}${name}`;
    return [
      describeField(document, path, property, required.includes(name)),
      ...listFields(document, property, `${path}.`),
    ];
  });
  const inner = isSchema(followed.items) ? listFields(document, followed.items, `${prefix.slice(0, -1)}[].`) : [];
  const others = alternativesOf(followed).flatMap((alternative) => listFields(document, alternative, prefix));
  return [...own, ...inner, ...others];
}

function describeField(document: OpenApiDocument, path: string, property: Schema, required: boolean): Field {
  const { description } = followSchema(document, property);
  return {
    path,
    type: describeType(document, property),
    required,
    limits: describeLimits(document, property),
    description: typeof description === 'string' ? description : '',
  };
}
