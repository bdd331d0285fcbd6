/** The text of the package's entry: the names of the APIs, and a way to load the bundle of each. */
export function writeEntry(apis: readonly string[]): string {
  return `import { readFileSync } from 'node:fs';

export const apiNames = ${JSON.stringify(apis)};

export function loadDocument(api) {
  return JSON.parse(readFileSync(new URL(\`./\${api}.json\`, import.meta.url), 'utf8'));
}
`;
}

/** The types of the package's entry. */
export function writeEntryTypes(apis: readonly string[]): string {
  return `import type { OpenApiDocument } from '@trustline/openapi';

/** The APIs Trustline describes, in the order they are listed everywhere. */
export declare const apiNames: readonly ${JSON.stringify(apis)};

/** The name of one API: the folder of its document and the file name of its bundle. */
export type ApiName = (typeof apiNames)[number];

/** Reads the bundle of one API as it was built; each call returns a fresh object. */
export declare function loadDocument(api: ApiName): OpenApiDocument;
`;
}
