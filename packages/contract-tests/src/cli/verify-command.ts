import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import { checkAcceptances } from '../engine/acceptance.ts';
import { SetupError } from '../engine/error.ts';
import { verdictOfRun } from '../engine/figures.ts';
import { listAllowed, type Permissions } from '../engine/level.ts';
import type { Profile } from '../engine/profile/profile.ts';
import { profileMask } from '../engine/profile-mask.ts';
import { listCases } from '../engine/promise-case.ts';
import type { RunResult, Target } from '../engine/result.ts';
import { createSelection } from '../engine/selection.ts';
import type { Shard } from '../engine/shard.ts';
import { compareVerdicts, writeChanges } from '../reporters/changes.ts';
import { toVerdicts } from '../reporters/verdicts.ts';
import { renderReports, writeReports } from '../reporters/write-reports.ts';
import { createNetworkFetch } from '../transport/network.ts';
import type { CommandIO, SecureIO } from './command-io.ts';
import { printCoverage, readCoverage } from './coverage.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { describeLeftBehind } from './left-behind.ts';
import { listChecks } from './list.ts';
import { loadEnvironment, loadProfile } from './load-profile.ts';
import { printResult } from './print.ts';
import { showProgress } from './progress.ts';
import { readEarlierRun } from './read-run.ts';
import { noteRestorations } from './restore-file.ts';
import { verifyApis } from './verify-apis.ts';
import { version } from './version.ts';

/** What the command is told. */
export interface CommandOptions extends Required<Permissions> {
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

/** The reports that may take the place of the summary. */
export const formats = ['json', 'junit', 'github'] as const;
type Format = (typeof formats)[number];

/** Verifies what the options say, prints and writes what came of it, and returns the exit code. */
export async function runVerification(options: CommandOptions, targetGiven: boolean, io: SecureIO): Promise<number> {
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
  const { readsOnly, allowWrites, allowMessages, allowMarkRead, timeLimit } = options;
  if (readsOnly && (allowWrites || allowMessages || allowMarkRead)) {
    throw new SetupError('--reads-only excludes --allow-writes, --allow-messages and --allow-mark-read.');
  }
  const earlier = options.compare === undefined ? undefined : await readEarlierRun(options.compare);
  const isPlain = !options.quiet && options.format === undefined;
  if (target === 'server' && (isPlain || listAllowed(options).size > 0)) io.stderr(describeLeftBehind(apis, options));
  const restoreStore = profile === undefined ? undefined : noteRestorations(options, profile, io);
  const progress = showProgress(io, timeLimit);
  const results = await verifyApis(apis, {
    ...{ target, readsOnly, allowWrites, allowMessages, allowMarkRead, timeLimit, isSelected, progress },
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
