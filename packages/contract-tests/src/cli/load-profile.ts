import { readFile } from 'node:fs/promises';
import { SetupError } from '../engine/error.ts';
import type { Profile } from '../engine/profile/profile.ts';
import { readProfile } from '../engine/profile/read-profile.ts';
import type { CommandIO } from './command-io.ts';

/** Reads a profile file; `undefined` without one. Throws a SetupError of one sentence when it cannot. */
export async function loadProfile(file: string, io: CommandIO): Promise<Profile>;
export async function loadProfile(file: string | undefined, io: CommandIO): Promise<Profile | undefined>;
export async function loadProfile(file: string | undefined, { environment }: CommandIO): Promise<Profile | undefined> {
  if (file === undefined) return undefined;
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const isMissing = error.code === 'ENOENT';
    throw new SetupError(
      isMissing
        ? `There is no profile ${file}; "trustline-sandbox --profile-out ${file}" writes one to start from.`
        : `The profile ${file} cannot be read: ${error.code ?? error.message}.`,
    );
  });
  return readProfile(text, file, environment);
}
