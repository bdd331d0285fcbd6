import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { type ApiName, apiNames } from '@trustline/specs';
import { SetupError } from '../engine/error.ts';
import { addressVariable, completeProfile, credentialOf } from '../engine/profile/read-profile.ts';
import { startWith } from '../engine/targets.ts';
import type { CommandIO } from './command-io.ts';
import { exitCodes } from './exit-codes.ts';
import { indent } from './print.ts';
import { countNeeding, listKeys, type ProfilePart, writeProfile } from './write-profile.ts';

/** What `init` is told on the command line. */
export interface InitOptions {
  readonly api?: ApiName;
  readonly baseUrl?: string;
  readonly credential?: string;
  readonly out: string;
  readonly force: boolean;
}

/** Looks around an account, by reading only, and writes a profile for it with comments. Returns the exit code. */
export async function init(options: InitOptions, io: CommandIO): Promise<number> {
  // Nobody is asked for what cannot be written in the end.
  if (!options.force && existsSync(options.out)) throw isThere(options.out);
  const given = chooseCredentials(options, io);
  const credentials = given.length === 0 && io.ask !== undefined ? [await io.ask(options)] : given;
  if (credentials.length === 0) {
    const names = apiNames.map((api) => credentialOf(api).environmentVariable).join(' or ');
    throw new SetupError(`There is no credential: set ${names} in the environment, or give --api and --credential.`);
  }
  const parts: ProfilePart[] = [];
  for (const each of credentials) parts.push(await lookAround(each, io));
  await writeFile(options.out, writeProfile(parts), { mode: 0o600, flag: options.force ? 'w' : 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') throw isThere(options.out);
      throw new SetupError(`${options.out} cannot be written: ${error.code ?? error.message}.`);
    },
  );
  io.stdout(`Wrote ${options.out}.\n${describeNext(parts, options.out, io)}\n`);
  return exitCodes.kept;
}

function isThere(file: string): SetupError {
  return new SetupError(`${file} is there already; --force replaces it.`);
}

/** A credential, and where it is taken. */
export interface GivenCredential {
  readonly api: ApiName;
  readonly baseUrl: string | undefined;
  readonly credential: string;
}

function chooseCredentials({ api, baseUrl, credential }: InitOptions, { environment }: CommandIO): GivenCredential[] {
  if (credential !== undefined && api === undefined) throw new SetupError('--credential takes --api as well.');
  return apiNames.flatMap((name) => {
    if (api !== undefined && api !== name) return [];
    const found = credential ?? environment[credentialOf(name).environmentVariable];
    const address = baseUrl ?? environment[addressVariable(name)];
    return found ? [{ api: name, baseUrl: address, credential: found }] : [];
  });
}

async function lookAround({ api, baseUrl, credential }: GivenCredential, io: CommandIO): Promise<ProfilePart> {
  const { profileKey } = credentialOf(api);
  const settings = { [profileKey]: credential, ...(baseUrl === undefined ? {} : { baseUrl }) };
  const profile = completeProfile({ [api]: settings }, 'the profile', {});
  const address = profile[api]?.baseUrl ?? '';
  io.stdout(`Looking around ${api} at ${address}, reading only.\n`);
  const signal = io.signal === undefined ? {} : { signal: io.signal };
  const run = startWith(api, profile, { target: 'server', ...signal });
  const discovered = await run.discover().finally(() => run.close());
  for (const { key, value, doubt } of discovered) {
    const text = `found ${key}: ${JSON.stringify(value)}${doubt === undefined ? '' : ` (${doubt})`}`;
    io.stdout(`  ${indent(text, 4, io.width).join('\n').trimStart()}\n`);
  }
  const missing = listKeys(api)
    .filter(({ key }) => !discovered.some((found) => found.key === key && found.doubt === undefined))
    .map(({ key }) => ({ key, count: countNeeding(api, key, discovered) }))
    .filter(({ count }) => count > 0)
    .toSorted((left, right) => right.count - left.count);
  for (const { key, count } of missing) io.stdout(`  missing ${key}: ${count} promise${count === 1 ? '' : 's'}\n`);
  return { api, baseUrl: address, discovered };
}

function describeNext(parts: readonly ProfilePart[], file: string, { environment }: CommandIO): string {
  const unset = parts.map(({ api }) => credentialOf(api).environmentVariable).filter((name) => !environment[name]);
  const verify = unset.length === 0 ? 'Verify' : `Set ${unset.join(' and ')} in the environment, then verify`;
  return `${verify} with:\n  trustline-contract --profile ${file}`;
}
