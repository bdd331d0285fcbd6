import { readFile } from 'node:fs/promises';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import { Command, CommanderError, Option } from 'commander';
import { CouldNotRunError } from '../engine/error.ts';
import type { Profile } from '../engine/profile/profile.ts';
import { readProfile } from '../engine/profile/read-profile.ts';
import { profileMask } from '../engine/profile-mask.ts';
import type { RunResult, Target } from '../engine/result.ts';
import { writeReports } from '../reporters/write-reports.ts';
import { listChecks } from './list.ts';
import { printResult } from './print.ts';
import { runSuites } from './run-suites.ts';
import { version } from './version.ts';

/** Where the command reads and writes. */
export interface Surroundings {
  readonly say: (text: string) => void;
  readonly complain: (text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Columns of the terminal. */
  readonly width: number;
}

interface Choices {
  readonly api?: ApiName;
  readonly target: 'mock' | 'sandbox';
  readonly profile?: string;
  readonly allowWrites: boolean;
  readonly report?: string;
  readonly list: boolean;
}

/** What an exit code means: the contract was kept, was violated, or could not be checked. */
export const exitCodes = { kept: 0, violated: 1, couldNotRun: 2 } as const;

/** Runs `trustline-contract` with its arguments and returns the exit code. */
export async function runCommand(parameters: readonly string[], surroundings: Surroundings): Promise<number> {
  const command = describeCommand(surroundings);
  try {
    command.parse(parameters, { from: 'user' });
    return await verify(command.opts<Choices>(), command.getOptionValueSource('target') === 'cli', surroundings);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.kept : exitCodes.couldNotRun;
    if (!(error instanceof CouldNotRunError)) throw error;
    surroundings.complain(`${error.message}\n`);
    return exitCodes.couldNotRun;
  }
}

function describeCommand({ say, complain }: Surroundings): Command {
  return new Command('trustline-contract')
    .description('Verifies that a server keeps the contract of the Navixy and TrustCaller APIs.')
    .version(version)
    .addOption(new Option('--api <name>', 'only this API').choices(apiNames))
    .addOption(
      new Option('--target <name>', 'what to start and verify').choices(['mock', 'sandbox']).default('sandbox'),
    )
    .option('--profile <file>', 'JSON file that describes a server to verify instead')
    .option('--allow-writes', 'send what changes something to a host that is not loopback', false)
    .option('--report <folder>', 'folder to write HTML, JSON, JUnit, HAR and GitHub reports to')
    .option('--list', 'list the checks with what they need, and run none', false)
    .addHelpText('after', '\nExit code: 0 contract kept, 1 violated, 2 could not run.')
    .allowExcessArguments(false)
    .configureOutput({ writeOut: say, writeErr: complain })
    .exitOverride();
}

async function verify(choices: Choices, targetGiven: boolean, surroundings: Surroundings): Promise<number> {
  if (choices.profile !== undefined && targetGiven) {
    throw new CouldNotRunError('--profile and --target exclude each other: a profile names the server itself.');
  }
  const profile = await loadProfile(choices.profile, surroundings);
  const apis = chooseApis(choices, profile);
  if (choices.list) {
    surroundings.say(listChecks(apis, surroundings.width));
    return exitCodes.kept;
  }
  const startedAt = new Date();
  const start = performance.now();
  const target: Target = profile === undefined ? choices.target : 'server';
  const { allowWrites } = choices;
  const results = await runSuites(apis, { target, allowWrites, ...(profile === undefined ? {} : { profile }) });
  const violated = results.some(({ promises }) => promises.some(({ verdict }) => verdict === 'violated'));
  const result: RunResult = {
    format: 1,
    tool: { name: 'trustline-contract', version },
    startedAt: startedAt.toISOString(),
    milliseconds: performance.now() - start,
    verdict: violated ? 'violated' : 'kept',
    apis: results,
  };
  surroundings.say(printResult(result, surroundings.width));
  if (choices.report !== undefined) await report(choices.report, result, profile, surroundings);
  return exitCodes[result.verdict];
}

async function loadProfile(file: string | undefined, { environment }: Surroundings): Promise<Profile | undefined> {
  if (file === undefined) return undefined;
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const isMissing = error.code === 'ENOENT';
    throw new CouldNotRunError(
      isMissing
        ? `There is no profile ${file}; "trustline-sandbox --profile-out ${file}" writes one to start from.`
        : `The profile ${file} cannot be read: ${error.code ?? error.message}.`,
    );
  });
  return readProfile(text, file, environment);
}

function chooseApis({ api, profile: file }: Choices, profile: Profile | undefined): readonly ApiName[] {
  const described = profile === undefined ? apiNames : apiNames.filter((name) => profile[name] !== undefined);
  if (api === undefined) return described;
  if (described.includes(api)) return [api];
  throw new CouldNotRunError(`${file} says nothing about ${api}.`);
}

async function report(
  folder: string,
  result: RunResult,
  profile: Profile | undefined,
  { say }: Surroundings,
): Promise<void> {
  try {
    const paths = await writeReports(folder, result, { mask: profileMask(profile ?? {}), loadDocument });
    say(`Reports: ${paths.join(', ')}\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CouldNotRunError(`The reports cannot be written to ${folder}: ${reason}.`, { cause: error });
  }
}
