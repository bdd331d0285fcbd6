import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isCaught } from './caught.ts';
import { scoreAllConstraints, scoreFaults } from './pool.ts';
import { printMutation } from './print.ts';
import { publishMutation } from './publish.ts';

const start = performance.now();
// `--all` goes on after the first catch, for the table of everything that notices a fault.
const faults = await scoreFaults(undefined, process.argv.includes('--all'));
const constraints = await scoreAllConstraints();
const milliseconds = performance.now() - start;

const folder = join(import.meta.dirname, '../reports');
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'mutation.json'), `${JSON.stringify({ milliseconds, faults, constraints }, null, 2)}\n`);
// What the site shows; it is kept with the sources, because a run takes longer than a build may.
const published = publishMutation({ faults, constraints, milliseconds }, new Date().toISOString().slice(0, 10));
await writeFile(join(import.meta.dirname, '../results.json'), `${JSON.stringify(published, null, 2)}\n`);
process.stdout.write(printMutation({ faults, constraints, milliseconds }));
process.exitCode = faults.every(isCaught) ? 0 : 1;
