import { omitTwinsByGet } from '@trustline/openapi';
import type { SiteApi } from '../apis/apis.ts';

/** A page and the words that lead to it; `path` is relative to the site's root. */
export interface Entry {
  readonly path: string;
  readonly label: string;
  /** The HTTP method of an operation, in lower case. */
  readonly method?: string;
}

/** Entries under a common heading. */
export interface Group {
  readonly label: string;
  readonly entries: readonly Entry[];
}

/** The guides in reading order, by file name without ending. */
export const guideNames = [
  'getting-started',
  'install-client',
  'chat',
  'polling',
  'trusted-numbers',
  'calls',
  'live-calls',
  'api-keys',
  'errors',
  'dates',
  'mocks',
  'mock-in-ci',
  'sandbox',
  'going-live',
  'verification',
  'contract-report',
] as const;

/** The main sections of the site. */
export function listSections(apis: readonly SiteApi[]): Entry[] {
  return [
    { path: 'guides/getting-started.html', label: 'Guides' },
    ...apis.map(({ folder, label }) => ({ path: `${folder}/index.html`, label })),
    { path: 'errors.html', label: 'Errors' },
    { path: 'sandbox/index.html', label: 'Sandbox' },
    { path: 'contract.html', label: 'Contract' },
  ];
}

/** Lists the pages of an API by the document's tags; a GET form of a POST operation is reached from its page. */
export function groupOperations(api: SiteApi, more: readonly Entry[]): Group[] {
  const { folder, document } = api;
  const operations = listMainOperations(api);
  const groups = (document.tags ?? []).map(({ name }) => ({
    label: name,
    entries: operations.filter(({ object }) => object.tags.includes(name)).map((operation) => toEntry(api, operation)),
  }));
  return [
    { label: document.info.title, entries: [{ path: `${folder}/index.html`, label: 'Whole API' }, ...more] },
    ...groups,
  ];
}

/** Lists the operations of an API without the GET forms of POST operations. */
export function listMainOperations(api: SiteApi): SiteApi['operations'] {
  return omitTwinsByGet(api.operations);
}

/** The entry of an operation's page. */
export function toEntry({ folder }: SiteApi, { operationId, object, method }: SiteApi['operations'][number]): Entry {
  return { path: `${folder}/${operationId}.html`, label: object.summary, method };
}
