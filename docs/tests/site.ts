import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listVendorApis, readControlApi } from '../src/apis/apis.ts';
import { readManifest } from '../src/publish/manifest.ts';

/** The built site. */
export const site = join(import.meta.dirname, '../dist');

/** Lists the files of the site with an ending, relative to its root. */
export function listFiles(ending: string): string[] {
  return Object.keys(readManifest(site).files).filter((path) => path.endsWith(ending));
}

/** Reads a file of the site. */
export function readPage(path: string): string {
  return readFileSync(join(site, path), 'utf8');
}

/** The pages Redoc draws by script. */
export const redocPages = ['navixy/index.html', 'trustcaller/index.html', 'sandbox/index.html'];

/** The pages that need no script; the page of errors is at no address of its own. */
export const plainPages = listFiles('.html').filter((path) => !redocPages.includes(path));

/** The pages of operations. */
export const operationPages = [...listVendorApis(), readControlApi()].flatMap(({ folder, operations }) =>
  operations.map(({ operationId }) => `${folder}/${operationId}.html`),
);

/** Pages of every kind: those of operations are all made alike, so some stand for them. */
export const kinds = [
  ...plainPages.filter((path) => !/^(navixy|trustcaller|sandbox)\//.test(path)),
  'navixy/overview.html',
  'navixy/changelog.html',
  'navixy/listChatMessages.html',
  'navixy/markChatMessagesReadViaGet.html',
  'trustcaller/listCalls.html',
  'trustcaller/createApiKey.html',
  'sandbox/loadFixture.html',
  'sandbox/faults.html',
];
