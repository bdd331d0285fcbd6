import { readFile } from 'node:fs/promises';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import { Command, CommanderError, Option } from 'commander';
import { SetupError } from '../engine/error.ts';
import type { Profile } from '../engine/profile/profile.ts';
import { readProfile } from '../engine/profile/read-profile.ts';
import { profileMask } from '../engine/profile-mask.ts';
import { type RunResult, type Target, verdictOfRun } from '../engine/result.ts';
import { writeReports } from '../reporters/write-reports.ts';
import { listChecks } from './list.ts';
import { printResult } from './print.ts';
import { runSuites } from './run-suites.ts';
import { version } from './version.ts';

/** Where the command reads and writes. */
export interface CommandIO {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Columns of the terminal. */
  readonly width: number;
}

interface CommandOptions {
  readonly api?: ApiName;
  readonly target: 'mock' | 'sandbox';
  readonly profile?: string;
  readonly allowWrites: boolean;
  readonly report?: string;
  readonly list: boolean;
  readonly strict: boolean;
}

/** What an exit code means: the contract was kept, was violated, or could not be checked. */
export const exitCodes = { kept: 0, deviates: 0, violated: 1, couldNotRun: 2 } as const;

/** Runs `trustline-contract` with its arguments and returns the exit code. */
export async function runCommand(parameters: readonly string[], io: CommandIO): Promise<number> {
  const command = describeCommand(io);
  try {
    command.parse(parameters, { from: 'user' });
    return await verify(command.opts<CommandOptions>(), command.getOptionValueSource('target') === 'cli', io);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.kept : exitCodes.couldNotRun;
    if (!(error instanceof SetupError)) throw error;
    io.stderr(`${error.message}\n`);
    return exitCodes.couldNotRun;
  }
}

function describeCommand({ stdout, stderr }: CommandIO): Command {
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
    .option('--strict', 'fail as well when something deviates from what only a sample or we say', false)
    .option('--list', 'list the checks with what they need, and run none', false)
    .addHelpText('after', '\nExit code: 0 contract kept, 1 violated (with --strict: or deviates), 2 could not run.')
    .allowExcessArguments(false)
    .configureOutput({ writeOut: stdout, writeErr: stderr })
    .exitOverride();
}

async function verify(options: CommandOptions, targetGiven: boolean, io: CommandIO): Promise<number> {
  if (options.profile !== undefined && targetGiven) {
    throw new SetupError('--profile and --target exclude each other: a profile names the server itself.');
  }
  const profile = await loadProfile(options.profile, io);
  const apis = chooseApis(options, profile);
  if (options.list) {
    io.stdout(listChecks(apis, io.width));
    return exitCodes.kept;
  }
  const startedAt = new Date();
  const start = performance.now();
  const target: Target = profile === undefined ? options.target : 'server';
  const { allowWrites } = options;
  const results = await runSuites(apis, { target, allowWrites, ...(profile === undefined ? {} : { profile }) });
  const result: RunResult = {
    format: 3,
    tool: { name: 'trustline-contract', version },
    startedAt: startedAt.toISOString(),
    milliseconds: performance.now() - start,
    verdict: verdictOfRun(results),
    apis: results,
  };
  io.stdout(printResult(result, io.width));
  if (options.report !== undefined) await report(options.report, result, profile, io);
  return options.strict && result.verdict === 'deviates' ? exitCodes.violated : exitCodes[result.verdict];
}

async function loadProfile(file: string | undefined, { environment }: CommandIO): Promise<Profile | undefined> {
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

function chooseApis({ api, profile: file }: CommandOptions, profile: Profile | undefined): readonly ApiName[] {
  const described = profile === undefined ? apiNames : apiNames.filter((name) => profile[name] !== undefined);
  if (api === undefined) return described;
  if (described.includes(api)) return [api];
  throw new SetupError(`${file} says nothing about ${api}.`);
}

async function report(
  folder: string,
  result: RunResult,
  profile: Profile | undefined,
  { stdout }: CommandIO,
): Promise<void> {
  try {
    const paths = await writeReports(folder, result, { mask: profileMask(profile ?? {}), loadDocument });
    stdout(`Reports: ${paths.join(', ')}\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetupError(`The reports cannot be written to ${folder}: ${reason}.`, { cause: error });
  }
}
