import { createHash } from 'node:crypto';

/** The version of a document and a hash of its bundle. */
export interface DocumentVersion {
  readonly version: string;
  readonly hash: string;
}

/** Reads the version of a bundle and hashes its text. */
export function versionOf(json: string): DocumentVersion {
  const document: { info: { version: string } } = JSON.parse(json);
  return { version: document.info.version, hash: createHash('sha256').update(json).digest('hex').slice(0, 12) };
}

/** The text of the package's entry: the names of the APIs, their versions, and a way to load the bundle of each. */
export function writeEntry(versions: Readonly<Record<string, DocumentVersion>>): string {
  return `import { readFileSync } from 'node:fs';

export const apiNames = ${JSON.stringify(Object.keys(versions))};

export const documentVersions = ${JSON.stringify(versions)};

const documents = new Map();

export function loadDocument(api) {
  if (!documents.has(api)) {
    documents.set(api, freeze(JSON.parse(readFileSync(new URL(\`./\${api}.json\`, import.meta.url), 'utf8'))));
  }
  return documents.get(api);
}

function freeze(value) {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
  return Object.freeze(value);
}
`;
}

/** The types of the package's entry. */
export function writeEntryTypes(apis: readonly string[]): string {
  return `import type { OpenApiDocument } from '@trustline/openapi';

/** The APIs Trustline describes, in the order they are listed everywhere. */
export declare const apiNames: readonly ${JSON.stringify(apis)};

/** The version of a document, and a hash of its bundle that differs whenever anything in it does. */
export interface DocumentVersion {
  readonly version: string;
  readonly hash: string;
}

/** The versions of the documents in this package. */
export declare const documentVersions: Readonly<Record<ApiName, DocumentVersion>>;

/** The name of one API: the folder of its document and the file name of its bundle. */
export type ApiName = (typeof apiNames)[number];

/** The bundle of one API as it was built: the same frozen object at each call. */
export declare function loadDocument(api: ApiName): OpenApiDocument;
`;
}
