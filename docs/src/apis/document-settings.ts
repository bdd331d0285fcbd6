import * as library from '@trustline/client';
import type { OpenApiDocument } from '@trustline/openapi';
import { basePathFor } from '@trustline/sandbox';
import type { ApiName } from '@trustline/specs';
import type { ApiNotes, ApiSettings } from './api.ts';

/** How a vendor's API is called, by its document; the client's samples are there when the client has the vendor. */
export function settingsOf(document: OpenApiDocument, notes: ApiNotes): ApiSettings {
  const { name = '', displayName = '', credential, errorCodePointer } = document['x-registry'] ?? {};
  const create = `create${displayName}Client`;
  return {
    ...notes,
    isVendor: true,
    ...(credential === undefined ? {} : { scheme: credential.scheme }),
    ...(credential !== undefined && Reflect.has(library, create)
      ? { client: { create, name, option: credential.profileKey } }
      : {}),
    ...(errorCodePointer === undefined ? {} : { codePointer: errorCodePointer.split('/').slice(1) }),
  };
}

/** The notes about an API that nobody has written any for: its samples are its document's examples. */
export function describeDocument(api: ApiName, { info }: OpenApiDocument): ApiNotes {
  return {
    about: String(Reflect.get(info, 'summary') ?? info.title),
    guides: {},
    demo: async (_sandbox, origin) => ({
      baseUrl: `${origin}${basePathFor(api)}`,
      credential: `sandbox-demo-${api}`,
      values: {},
      bounds: {},
      omitted: [],
      mistakes: [],
    }),
  };
}
