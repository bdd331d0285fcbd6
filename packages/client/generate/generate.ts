/** Writes `generated/`: for each API its types, its methods and what the client has to know to call them. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apiNames, loadDocument } from '@trustline/specs';
import { writeModule } from './module.ts';

const folder = join(import.meta.dirname, '../generated');
const modules = apiNames.map((api) => [`${api}.ts`, writeModule(api, loadDocument(api))] as const);
await mkdir(folder, { recursive: true });
for (const [name, text] of modules) await writeFile(join(folder, name), text);
