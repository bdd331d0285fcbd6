import { readFile } from 'node:fs/promises';
import { SetupError } from '../engine/error.ts';
import type { RunResult } from '../engine/result.ts';
import { readVerdicts, type Verdicts } from '../reporters/verdicts.ts';

/** Reads what an earlier run found out. Throws a SetupError of one sentence when the file is no report. */
export async function readEarlierRun(file: string): Promise<Verdicts> {
  return readVerdicts(await readText(file), file);
}

/** Reads a whole `report.json`. Throws a SetupError of one sentence when the file is none. */
export async function readRun(file: string): Promise<RunResult> {
  const text = await readText(file);
  readVerdicts(text, file);
  const run: RunResult = JSON.parse(text);
  if (run.format === 3) return run;
  throw new SetupError(`${file} has format ${run.format}; this trustline-contract merges reports of format 3 only.`);
}

function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new SetupError(`${file} cannot be read: ${error.code ?? error.message}.`);
  });
}
