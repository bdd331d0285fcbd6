import { isObject } from '@trustline/openapi';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import written from './profile.schema.json' with { type: 'json' };

const parts = new Map<string, object>(Object.entries(written.properties));

/** The properties of an API's part of a profile; of one that is not written down, its address and its credential. */
export function propertiesOfPart(api: ApiName): Readonly<Record<string, unknown>> {
  const part: unknown = { ...(parts.get(api) ?? describePart(api)) };
  return isObject(part) && isObject(part.properties) ? part.properties : {};
}

/** The schema of a profile, with a part for every API there is a document of. */
export const profileSchema: object = {
  ...written,
  properties: { ...Object.fromEntries(apiNames.map((api) => [api, describePart(api)])), ...written.properties },
};

function describePart(api: ApiName): object {
  const { profileKey = 'credential', description = '' } = loadDocument(api)['x-registry']?.credential ?? {};
  const text = { type: 'string', minLength: 1 };
  return {
    type: 'object',
    additionalProperties: false,
    required: ['baseUrl', profileKey],
    properties: {
      baseUrl: { ...text, description: 'Address up to and including the version.' },
      [profileKey]: { ...text, description },
    },
  };
}
