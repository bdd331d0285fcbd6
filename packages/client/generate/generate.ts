/** Writes `generated/`: for each API its types, the table of its operations, what they take and return, and fixtures. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apiNames, documentVersions, loadDocument } from '@trustline/specs';
import { writeModules } from './module.ts';

const folder = join(import.meta.dirname, '../generated');
await rm(folder, { recursive: true, force: true });
await mkdir(folder);
for (const api of apiNames) {
  const { modules, unchecked } = writeModules(api, loadDocument(api), documentVersions[api]);
  for (const [name, text] of Object.entries(modules)) await writeFile(join(folder, name), text);
  for (const keyword of unchecked) console.log(`${api}: the client leaves ${keyword} to the server.`);
}
