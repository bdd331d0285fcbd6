import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenApiDocument } from '@trustline/openapi';
import type { ApiName } from '@trustline/specs';
import type { RunResult } from '../engine/result.ts';
import type { SecretMask } from '../engine/secrets/mask.ts';
import { writeGithubAnnotations } from './github.ts';
import { writeHar } from './har.ts';
import { writeHtml } from './html/page.ts';
import { writeJobSummary } from './job-summary.ts';
import { writeJson } from './json.ts';
import { writeJunit } from './junit.ts';
import { makeFolder } from './make-folder.ts';
import { hidePersonalData } from './personal-data.ts';
import { summarizeRun } from './summary.ts';
import { toVerdicts } from './verdicts.ts';

/** What the reports need besides the run's result. */
export interface ReportOptions {
  /** Every text of the result goes through it again before anything is rendered. */
  readonly mask: SecretMask;
  readonly loadDocument: (api: ApiName) => OpenApiDocument;
  /** Whether JSON and HAR keep what people have written and their numbers. Default: false, but for a sandbox or a mock. */
  readonly keepBodies?: boolean;
  /** What changed since an earlier run, as Markdown. */
  readonly changes?: string;
}

/** Renders every report of a run: file name to text. */
export async function renderReports(run: RunResult, options: ReportOptions): Promise<ReadonlyMap<string, string>> {
  const { mask, loadDocument } = options;
  const masked = maskTexts(run, mask);
  const summary = summarizeRun(masked, loadDocument);
  const handedOn = options.keepBodies === true ? masked : hidePersonalData(masked);
  return new Map([
    ['report.html', await writeHtml(summary)],
    ['report.json', writeJson({ ...summary, run: handedOn })],
    ['junit.xml', writeJunit(masked)],
    ['exchanges.har', writeHar(handedOn)],
    ['github-annotations.txt', writeGithubAnnotations(masked)],
    ['summary.md', writeJobSummary(masked)],
    ['verdicts.json', `${JSON.stringify(toVerdicts(masked), null, 2)}\n`],
    ...(options.changes ? [['changes.md', mask.mask(options.changes)] as const] : []),
  ]);
}

function maskTexts(run: RunResult, mask: SecretMask): RunResult {
  return JSON.parse(JSON.stringify(run), (_key, value) => (typeof value === 'string' ? mask.mask(value) : value));
}

/**
 * Writes every report into a folder, which is made when missing, for its owner to read: they hold what a server sent. All files are complete before the first of them
 * takes its place, so a failure leaves the reports of an earlier run as they were. Returns the paths.
 */
export async function writeReports(folder: string, run: RunResult, options: ReportOptions): Promise<string[]> {
  const reports = await renderReports(run, options);
  makeFolder(folder);
  const staging = await mkdtemp(join(folder, '.unfinished-'));
  try {
    await Promise.all([...reports].map(([name, text]) => writeFile(join(staging, name), text, { mode: 0o600 })));
    const names = [...reports.keys()];
    for (const name of names) await rename(join(staging, name), join(folder, name));
    return names.map((name) => join(folder, name));
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
