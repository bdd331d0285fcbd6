/** Writes `generated/`: for each API its types, its methods, what the client has to know to call them, and fixtures. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apiNames, loadDocument } from '@trustline/specs';
import { writeFixtures } from './fixtures.ts';
import { writeModule } from './module.ts';

const folder = join(import.meta.dirname, '../generated');
const modules = apiNames.flatMap((api) => {
  const document = loadDocument(api);
  return [
    { name: `${api}.ts`, text: writeModule(api, document) },
    { name: `${api}-fixtures.ts`, text: writeFixtures(api, document) },
  ];
});
await mkdir(folder, { recursive: true });
for (const { name, text } of modules) await writeFile(join(folder, name), text);
