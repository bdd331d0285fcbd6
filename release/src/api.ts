/** `pnpm api`: writes down the public names of the packages as they are now; the change belongs in a changeset. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reported, writeApiReport } from './api-report.ts';

const folder = join(import.meta.dirname, '../api');
await mkdir(folder, { recursive: true });
for (const name of reported) {
  const file = join(folder, `${name.split('/')[1]}.md`);
  await writeFile(file, await writeApiReport(name));
  console.log(file);
}
