import { loadDocument } from '@trustline/specs';
import { createSecretMask } from '../engine/secrets/mask.ts';
import { mergeRuns } from '../reporters/merge.ts';
import { writeReports } from '../reporters/write-reports.ts';
import type { CommandIO } from './command-io.ts';
import { exitCodeOf } from './exit-codes.ts';
import { printResult } from './print.ts';
import { readRun } from './read-run.ts';

/** Merges the reports of all shards of a run and writes them as one. Returns the exit code of the whole run. */
export async function merge(files: readonly string[], folder: string, io: CommandIO): Promise<number> {
  const run = mergeRuns(await Promise.all(files.map(readRun)));
  io.stdout(printResult(run, io.width));
  // The shards' reports are masked already.
  const paths = await writeReports(folder, run, { mask: createSecretMask(), loadDocument });
  io.stdout(`Reports: ${paths.join(', ')}\n`);
  return exitCodeOf(run, false);
}
