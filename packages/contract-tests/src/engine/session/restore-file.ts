import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { type ApiName, apiNames } from '@trustline/specs';
import { SetupError } from '../error.ts';
import { isObject, parseJson } from './json.ts';
import type { RestoreStore, RestoreTask } from './restorer.ts';

/** A file with what a run has changed and not yet put back. */
export interface RestoreFile extends RestoreStore {
  readonly path: string;
  /** Whether something is left to put back. */
  readonly isNeeded: () => boolean;
}

/** What a restore file holds. No credential is in it: those come from the profile again. */
export interface RestoreRecord {
  /** The profile the run was started with; `null` when there was no file. */
  readonly profile: string | null;
  readonly baseUrls: Readonly<Partial<Record<ApiName, string>>>;
  readonly tasks: readonly RestoreTask[];
}

/**
 * Opens a restore file, readable by its owner only; `tasks` are those that are in it already. It exists while something
 * is left to put back; a run that could not write it must not start, so a SetupError is thrown then.
 */
export function openRestoreFile(
  path: string,
  { profile, baseUrls, tasks: left = [] }: Omit<RestoreRecord, 'tasks'> & Partial<Pick<RestoreRecord, 'tasks'>>,
): RestoreFile {
  const kept = new Map<ApiName, readonly RestoreTask[]>(Map.groupBy(left, ({ api }) => api));
  const write = () => {
    const tasks = [...kept.values()].flat();
    if (tasks.length === 0) rmSync(path, { force: true });
    else writeSafely(path, `${JSON.stringify({ format: 1, profile, baseUrls, tasks }, null, 2)}\n`);
  };
  try {
    // Renaming a second file beside it shows that the first could be written, and leaves one that is there alone.
    writeSafely(`${path}.trial`, '');
    rmSync(`${path}.trial`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetupError(`What the run changes cannot be noted in ${path}, so nothing is sent: ${reason}.`);
  }
  return {
    path,
    save(api, tasks) {
      kept.set(api, tasks);
      write();
    },
    isNeeded: () => existsSync(path),
  };
}

/** Reads a restore file. Throws a SetupError of one sentence when it is none. */
export function readRestoreFile(path: string): RestoreRecord {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new SetupError(
      isMissing
        ? `There is no ${path}; a run that has put everything back removes its file.`
        : `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
  const value = parseJson(text);
  if (!isObject(value) || value.format !== 1 || !Array.isArray(value.tasks) || !value.tasks.every(isTask)) {
    throw new SetupError(`${path} is no file that a run left to be restored.`);
  }
  const { profile } = value;
  const baseUrls = isObject(value.baseUrls) ? value.baseUrls : {};
  return { profile: typeof profile === 'string' ? profile : null, baseUrls, tasks: value.tasks };
}

function isTask(task: unknown): task is RestoreTask {
  return (
    isObject(task) &&
    apiNames.some((api) => api === task.api) &&
    typeof task.kind === 'string' &&
    typeof task.description === 'string'
  );
}

/** Whatever ends the process meanwhile, the file is the old one or the new one. */
function writeSafely(path: string, text: string): void {
  const unfinished = `${path}.unfinished`;
  const file = openSync(unfinished, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
