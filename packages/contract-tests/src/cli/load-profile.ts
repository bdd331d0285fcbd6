import { readFile } from 'node:fs/promises';
import { apiNames } from '@trustline/specs';
import { SetupError } from '../engine/error.ts';
import type { Profile } from '../engine/profile/profile.ts';
import { credentialOf, readEnvironment, readProfile } from '../engine/profile/read-profile.ts';
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
        ? `There is no profile ${file}; "trustline-contract init --out ${file}" writes one to start from.`
        : `The profile ${file} cannot be read: ${error.code ?? error.message}.`,
    );
  });
  return readProfile(text, file, environment);
}

/** A profile of what the environment holds. Throws a SetupError of one sentence when that is no credential. */
export function loadEnvironment({ environment }: CommandIO): Profile {
  const profile = readEnvironment(environment);
  if (profile !== undefined) return profile;
  const names = apiNames.map((api) => credentialOf(api).environmentVariable).join(' or ');
  throw new SetupError(`There is no credential in the environment: set ${names}, or give a profile.`);
}
