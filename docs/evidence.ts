/** Writes `generated/evidence.json`: what the sandbox makes of every sample, mistake and promise. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collectEvidence } from './src/evidence/evidence.ts';

const folder = join(import.meta.dirname, 'generated');
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'evidence.json'), `${JSON.stringify(await collectEvidence(), null, 1)}\n`);
