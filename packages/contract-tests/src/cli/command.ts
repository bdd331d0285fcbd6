import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { checkAcceptances } from '../engine/acceptance.ts';
import { SetupError } from '../engine/error.ts';
import type { Permissions } from '../engine/level.ts';
import type { Profile } from '../engine/profile/profile.ts';
import { profileMask } from '../engine/profile-mask.ts';
import { listCases } from '../engine/promise-case.ts';
import { type RunResult, type Target, verdictOfRun } from '../engine/result.ts';
import { createSelection } from '../engine/selection.ts';
import { readShard, type Shard } from '../engine/shard.ts';
import { compareVerdicts, writeChanges } from '../reporters/changes.ts';
import { toVerdicts } from '../reporters/verdicts.ts';
import { renderReports, writeReports } from '../reporters/write-reports.ts';
import { createNetworkFetch } from '../transport/network.ts';
import { type CommandIO, type SecureIO, secureOutput } from './command-io.ts';
import { printCoverage, readCoverage } from './coverage.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { describeLeftBehind } from './left-behind.ts';
import { listChecks } from './list.ts';
import { loadEnvironment, loadProfile } from './load-profile.ts';
import { printResult } from './print.ts';
import { showProgress } from './progress.ts';
import { readEarlierRun } from './read-run.ts';
import { noteRestorations } from './restore-file.ts';
import { addSubcommands } from './subcommands.ts';
import { verifyApis } from './verify-apis.ts';
import { version } from './version.ts';

interface CommandOptions extends Required<Permissions> {
  readonly api?: ApiName;
  readonly target: Target;
  readonly profile?: string;
  readonly report?: string;
  readonly timeLimit: number;
  readonly list: boolean;
  readonly coverage: boolean;
  readonly strict: boolean;
  readonly shard?: Shard;
  readonly compare?: string;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly timeout: number;
  readonly format?: Format;
  readonly quiet: boolean;
  readonly keepBodies: boolean;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** Runs `trustline-contract` with its arguments and returns the exit code. */
export async function runCommand(parameters: readonly string[], unsafe: CommandIO): Promise<number> {
  const io = secureOutput(unsafe);
  let code: number = exitCodes.kept;
  const command = describeCommand(io, (exitCode) => {
    code = exitCode;
  });
  try {
    await command.parseAsync(parameters, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.kept : exitCodes.couldNotRun;
    if (!(error instanceof SetupError)) throw error;
    io.stderr(`${error.message}\n`);
    return exitCodes.couldNotRun;
  }
}

function describeCommand(io: SecureIO, exit: (code: number) => void): Command {
  const { stdout, stderr } = io;
  const command = new Command('trustline-contract')
    .description('Verifies that a server keeps the contract of the APIs Trustline describes.')
    .version(version)
    .addOption(new Option('--api <name>', 'only this API').choices(apiNames))
    .addOption(
      new Option('--target <name>', 'what to start and verify, or a server by the credentials in the environment')
        .choices(['mock', 'sandbox', 'server'])
        .default('sandbox'),
    )
    .option('--profile <file>', 'JSON file that describes a server to verify instead')
    .option('--allow-writes', 'also change what can be put back: trusted numbers and API keys', false)
    .option('--allow-messages', 'also send chat messages, which cannot be taken back', false)
    .option('--allow-mark-read', 'also mark every message of the account as read', false)
    .option('--report <folder>', 'folder to write HTML, JSON, JUnit, HAR and GitHub reports to')
    .option('--only <names...>', 'only these promises: by ID, area, tag or operation; * matches anything')
    .option('--skip <names...>', 'all promises but these')
    .addOption(new Option('--format <name>', 'print a report instead of the summary').choices(formats))
    .option('--quiet', 'print the last line only', false)
    .option('--timeout <seconds>', 'wait so long for a response', readSeconds, 10)
    .option('--ca <file>', 'trust the authorities of this PEM file as well')
    .option('--cert <file>', 'certificate of this client (PEM), with --key')
    .option('--key <file>', 'key of that certificate (PEM)')
    .option('--keep-bodies', 'keep texts and numbers of people in the JSON and HAR of a live account', false)
    .option('--time-limit <seconds>', 'end the run after so long and put everything back', readSeconds, 600)
    .option('--strict', 'fail as well when something deviates from what only a sample or we say', false)
    .option(
      '--shard <part>',
      'verify one part of the promises, such as 1/4; "merge" puts the reports together',
      readShard,
    )
    .option('--compare <file>', 'say what changed since the report.json or verdicts.json of an earlier run')
    .option('--coverage', 'say on which operations each promise of the whole API was verified', false)
    .option('--list', 'list the checks with what they need, and run none', false)
    .addHelpText(
      'after',
      '\nExit code: 0 contract kept, 1 violated (with --strict: or deviates), 2 could not run or not finish.',
    )
    .allowExcessArguments(false)
    .enablePositionalOptions()
    .configureOutput({ writeOut: stdout, writeErr: stderr })
    .exitOverride()
    .action(async (options: CommandOptions) => {
      exit(await verify(options, command.getOptionValueSource('target') === 'cli', io));
    });
  addSubcommands(command, io, exit);
  return command;
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (/^\d+$/.test(text) && seconds > 0 && seconds < 2 ** 31 / 1000) return seconds;
  throw new InvalidArgumentError('It takes a whole number of seconds.');
}

async function verify(options: CommandOptions, targetGiven: boolean, io: SecureIO): Promise<number> {
  if (options.profile !== undefined && targetGiven) {
    throw new SetupError('--profile and --target exclude each other: a profile names the server itself.');
  }
  const profile = options.target === 'server' ? loadEnvironment(io) : await loadProfile(options.profile, io);
  const apis = chooseApis(options, profile);
  if (options.list) {
    io.stdout(listChecks(apis, io.width));
    return exitCodes.kept;
  }
  const everyCase = apiNames.flatMap((api) => listCases(loadDocument(api)));
  const isSelected = createSelection(options, everyCase);
  const known = everyCase.flatMap(({ promise }) => [promise.id, promise.operationId ?? '']);
  checkAcceptances(profile?.accepted ?? [], new Set(known));
  const fetch = profile !== undefined ? await createNetworkFetch(options, io.environment) : undefined;
  const startedAt = new Date();
  const start = performance.now();
  const target: Target = profile === undefined ? options.target : 'server';
  const { allowWrites, allowMessages, allowMarkRead, timeLimit } = options;
  const earlier = options.compare === undefined ? undefined : await readEarlierRun(options.compare);
  if (target === 'server') io.stderr(describeLeftBehind(apis, options));
  const restoreStore = profile === undefined ? undefined : noteRestorations(options, profile, io);
  const progress = showProgress(io, timeLimit);
  const results = await verifyApis(apis, {
    ...{ target, allowWrites, allowMessages, allowMarkRead, timeLimit, isSelected, progress },
    timeout: options.timeout * 1000,
    ...(fetch === undefined ? {} : { fetch }),
    ...(profile === undefined ? {} : { profile }),
    ...(options.shard === undefined ? {} : { shard: options.shard }),
    ...(restoreStore === undefined ? {} : { restoreStore }),
    ...(io.signal === undefined ? {} : { signal: io.signal }),
  });
  const result: RunResult = {
    format: 3,
    tool: { name: 'trustline-contract', version },
    startedAt: startedAt.toISOString(),
    milliseconds: performance.now() - start,
    verdict: verdictOfRun(results),
    apis: results,
  };
  progress.clear();
  await print(result, options, profile, io);
  const isPlain = !options.quiet && options.format === undefined;
  if (options.coverage && isPlain)
    for (const api of results) io.stdout(`\n${printCoverage(readCoverage(api), io.width)}`);
  const changes = earlier && writeChanges(compareVerdicts(earlier, toVerdicts(result)));
  if (earlier && isPlain) io.stdout(`\n${changes ?? `Nothing changed since ${options.compare}.\n`}`);
  if (options.report !== undefined) {
    await report(options.report, result, { profile, changes, silent: !isPlain, keepBodies: options.keepBodies }, io);
  }
  if (restoreStore?.isNeeded() === true) {
    io.stderr(`Not everything was put back; try again with: trustline-contract restore ${restoreStore.path}\n`);
  }
  return exitCodeOf(result, options.strict);
}

const formats = ['json', 'junit', 'github'] as const;
type Format = (typeof formats)[number];

const fileOfFormat = { json: 'report.json', junit: 'junit.xml', github: 'github-annotations.txt' } as const;

/** Prints the summary, its last line only, or a report in its place. */
async function print(
  result: RunResult,
  { format, quiet, keepBodies }: CommandOptions,
  profile: Profile | undefined,
  io: SecureIO,
): Promise<void> {
  const summary = printResult(result, io.width);
  if (format === undefined) return io.stdout(quiet ? `${summary.trimEnd().split('\n').at(-1)}\n` : summary);
  const reports = await renderReports(result, { mask: profileMask(profile ?? {}), loadDocument, keepBodies });
  const text = reports.get(fileOfFormat[format]) ?? '';
  // GitHub is to obey these lines, each of which is escaped by its writer.
  if (format === 'github') io.raw(text);
  else io.stdout(text);
}

function chooseApis({ api, profile: file }: CommandOptions, profile: Profile | undefined): readonly ApiName[] {
  const described = profile === undefined ? apiNames : apiNames.filter((name) => profile[name] !== undefined);
  if (api === undefined) return described;
  if (described.includes(api)) return [api];
  throw new SetupError(`${file ?? 'The environment'} says nothing about ${api}.`);
}

interface ReportFacts {
  readonly profile: Profile | undefined;
  readonly changes: string | null | undefined;
  /** Says nothing about the files, where something else is to be read from the output. */
  readonly silent: boolean;
  readonly keepBodies: boolean;
}

async function report(
  folder: string,
  result: RunResult,
  { profile, changes, silent, keepBodies }: ReportFacts,
  { stdout }: CommandIO,
): Promise<void> {
  try {
    const paths = await writeReports(folder, result, {
      ...{ mask: profileMask(profile ?? {}), loadDocument, keepBodies },
      ...(changes ? { changes } : {}),
    });
    if (!silent) stdout(`Reports: ${paths.join(', ')}\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetupError(`The reports cannot be written to ${folder}: ${reason}.`, { cause: error });
  }
}
