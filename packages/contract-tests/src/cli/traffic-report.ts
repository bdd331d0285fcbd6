import { loadDocument } from '@trustline/specs';
import { SetupError } from '../engine/error.ts';
import { verdictOfRun } from '../engine/figures.ts';
import type { TrafficObserver } from '../engine/passive/traffic-of.ts';
import type { RunResult } from '../engine/result.ts';
import { writeReports } from '../reporters/write-reports.ts';
import type { CommandIO } from './command-io.ts';
import { exitCodeOf } from './exit-codes.ts';
import { printResult } from './print.ts';
import { version } from './version.ts';

/** What becomes of what traffic has shown. */
export interface TrafficReportOptions {
  readonly report?: string;
  readonly strict: boolean;
  readonly keepBodies: boolean;
}

/** Prints and writes what traffic has shown, and returns the exit code. */
export async function concludeTraffic(
  observer: TrafficObserver,
  startedAt: Date,
  { report, strict, keepBodies }: TrafficReportOptions,
  io: CommandIO,
): Promise<number> {
  const apis = await observer.results();
  const result: RunResult = {
    format: 3,
    tool: { name: 'trustline-contract', version },
    startedAt: startedAt.toISOString(),
    milliseconds: Date.now() - startedAt.getTime(),
    verdict: verdictOfRun(apis),
    apis,
  };
  io.stdout(printResult(result, io.width));
  if (report !== undefined) {
    const mask = { add: () => undefined, find: () => [], names: () => [], mask: (text: string) => observer.mask(text) };
    const paths = await writeReports(report, result, { mask, loadDocument, keepBodies }).catch((error: unknown) => {
      throw new SetupError(
        `The reports cannot be written to ${report}: ${error instanceof Error ? error.message : error}.`,
      );
    });
    io.stdout(`Reports: ${paths.join(', ')}\n`);
  }
  return exitCodeOf(result, strict);
}
