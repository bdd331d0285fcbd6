import { apiNames } from '@trustline/specs';
import { SetupError } from '../engine/error.ts';
import type { Restoration } from '../engine/result.ts';
import { openRestoreFile, readRestoreFile } from '../engine/session/restore-file.ts';
import { startWith } from '../engine/targets.ts';
import type { CommandIO } from './command-io.ts';
import { exitCodes } from './exit-codes.ts';
import { loadProfile } from './load-profile.ts';

/** Puts back what a run has left, and removes its file when nothing is left any more. Returns the exit code. */
export async function restore(file: string, profileFile: string | undefined, io: CommandIO): Promise<number> {
  const record = readRestoreFile(file);
  const path = profileFile ?? record.profile;
  if (path === null) throw new SetupError(`${file} names no profile; give one with --profile.`);
  const profile = await loadProfile(path, io);
  for (const api of apiNames) {
    const [was, is] = [record.baseUrls[api], profile[api]?.baseUrl];
    const isConcerned = record.tasks.some((task) => task.api === api);
    if (isConcerned && was !== is)
      throw new SetupError(`The run was against ${was}, but ${path} names ${is ?? 'none'}.`);
  }
  const store = openRestoreFile(file, record);
  const restorations: Restoration[] = [];
  for (const api of apiNames) {
    const tasks = record.tasks.filter((task) => task.api === api);
    if (tasks.length === 0) continue;
    const run = startWith(api, profile, { target: 'server', allowWrites: true, restoreStore: store });
    run.adopt(tasks);
    restorations.push(...(await run.close()).restorations);
  }
  for (const { description, reason } of restorations) {
    io.stdout(reason === null ? `Put back: ${description}.\n` : `NOT RESTORED: ${description}: ${reason}.\n`);
  }
  return store.isNeeded() ? exitCodes.couldNotRun : exitCodes.kept;
}
