import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The built site. */
export const site = join(import.meta.dirname, '../dist');

/** Lists the files of the site that match a pattern, relative to its root. */
export function listFiles(pattern: string): string[] {
  return globSync(pattern, { cwd: site }).sort();
}

/** Reads a file of the site. */
export function readPage(path: string): string {
  return readFileSync(join(site, path), 'utf8');
}

/** The pages Redoc draws by script. */
export const redocPages = ['navixy/index.html', 'trustcaller/index.html', 'sandbox/index.html'];

/** The pages that need no script. */
export const plainPages = listFiles('**/*.html').filter((path) => !redocPages.includes(path));
