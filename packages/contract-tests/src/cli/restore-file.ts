import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { type ApiName, apiNames } from '@trustline/specs';
import { SetupError } from '../engine/error.ts';
import type { Profile } from '../engine/profile/profile.ts';
import { openRestoreFile, type RestoreFile } from '../engine/session/restore-file.ts';
import { makeFolder } from '../reporters/make-folder.ts';
import type { CommandIO } from './command-io.ts';

/** What decides where a run notes what it has to put back. */
export interface RestoreFileOptions {
  readonly allowWrites: boolean;
  readonly report?: string;
  readonly profile?: string;
}

/** Opens the restore file of a run: in the folder of the reports, or else in the present one. */
export function noteRestorations(
  { report = '.', profile: file }: RestoreFileOptions,
  profile: Profile,
  io: CommandIO,
): RestoreFile {
  try {
    makeFolder(report);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetupError(`The reports cannot be written to ${report}: ${reason}.`);
  }
  const restoreFile = openRestoreFile(resolve(join(report, `restore-${randomUUID().slice(0, 8)}.json`)), {
    profile: file === undefined ? null : resolve(file),
    baseUrls: Object.fromEntries(apiNames.flatMap((api) => listBaseUrl(api, profile))),
  });
  io.onRestoreFile?.(restoreFile);
  return restoreFile;
}

function listBaseUrl(api: ApiName, profile: Profile): [api: ApiName, baseUrl: string][] {
  const baseUrl = profile[api]?.baseUrl;
  return baseUrl === undefined ? [] : [[api, baseUrl]];
}
