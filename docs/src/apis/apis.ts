import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listOperations, type OpenApiDocument, type Operation } from '@trustline/openapi';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import { parse } from 'yaml';
import type { ApiNotes, ApiSettings } from './api.ts';
import { describeControl } from './control.ts';
import { describeDocument, settingsOf } from './document-settings.ts';
import { navixy } from './navixy/notes.ts';
import { trustcaller } from './trustcaller/notes.ts';

/** An API as the site describes it. */
export interface SiteApi {
  /** Its folder in the site, e.g. `acme`. */
  readonly folder: string;
  /** What readers call it, e.g. `Acme`. */
  readonly label: string;
  readonly document: OpenApiDocument;
  readonly settings: ApiSettings;
  readonly operations: readonly Operation[];
}

/** What is particular about a vendor on the site, one name each; the rest is read from its document. */
const notes: Readonly<Partial<Record<ApiName, ApiNotes>>> = { navixy, trustcaller };

/** Lists the vendors' APIs in the order of the registry. */
export function listVendorApis(): SiteApi[] {
  return apiNames.map((name) => {
    const document = loadDocument(name);
    return {
      folder: name,
      label: document['x-registry']?.displayName ?? name,
      document,
      settings: settingsOf(document, notes[name] ?? describeDocument(name, document)),
      operations: listOperations(document),
    };
  });
}

/** Reads the sandbox's own control, which is no part of either API. */
export function readControlApi(): SiteApi {
  const path = fileURLToPath(import.meta.resolve('@trustline/sandbox/openapi.yaml'));
  const document: OpenApiDocument = parse(readFileSync(path, 'utf8'));
  return {
    folder: 'sandbox',
    label: 'Sandbox',
    document,
    settings: describeControl(Object.values(notes)),
    operations: listOperations(document),
  };
}

/** The sentence below an API's title. */
export function summaryOf({ document, settings }: SiteApi): string {
  const summary: unknown = Reflect.get(document.info, 'summary');
  return typeof summary === 'string' ? summary : settings.about.replace(/\.$/, '');
}
