/** `pnpm api-reports`: writes the public surface of the client and of the contract tests into `release/api/`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listEntries, reportFolder, reportSurface } from './api-report.ts';

await mkdir(reportFolder, { recursive: true });
for (const entry of await listEntries()) {
  await writeFile(join(reportFolder, entry.report), await reportSurface(entry));
  console.log(entry.report);
}
