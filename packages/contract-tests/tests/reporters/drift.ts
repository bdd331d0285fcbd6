import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OpenApiDocument } from '@trustline/openapi';
import type { ApiResult } from '../../src/engine/result.ts';
import { writeHar } from '../../src/reporters/har.ts';

const program = join(dirname(fileURLToPath(import.meta.resolve('@redocly/cli/package.json'))), 'bin/cli.js');
const tool = { name: 'trustline-contract', version: '0' } as const;

/** What `redocly drift --coverage` says about a run. */
export interface DriftReport {
  readonly totals: Readonly<Record<'operations' | 'parameters' | 'properties' | 'responses', DriftCount>>;
  /** What was not met, e.g. `listCalls response 500` or `listCalls property 200 data[].caller`. */
  readonly missing: readonly string[];
  readonly problems: readonly DriftProblem[];
}

/** How many things of one kind were met. */
interface DriftCount {
  readonly covered: number;
  readonly total: number;
}

/** One disagreement between the traffic and the document. */
interface DriftProblem {
  readonly ruleId: string;
  readonly severity: string;
  readonly message: string;
  /** `request` or `response`. */
  readonly target: string;
  readonly operationId?: string;
  readonly status: number;
  readonly exchangeIndex: number;
}

interface CoverageFile {
  readonly totals: DriftReport['totals'];
  readonly operations: readonly {
    readonly operationId: string;
    readonly missing: readonly {
      readonly kind: string;
      readonly target?: string;
      readonly status?: string;
      readonly in?: string;
      readonly name?: string;
      readonly path?: string;
    }[];
  }[];
}

/** Runs `redocly drift --coverage` over one API's exchanges. Throws an Error with its words when it could not run. */
export async function runDrift(api: ApiResult, document: OpenApiDocument): Promise<DriftReport> {
  const folder = await mkdtemp(join(tmpdir(), 'trustline-drift-'));
  const file = (name: string) => join(folder, name);
  try {
    await writeFile(file('openapi.json'), JSON.stringify(document));
    await writeFile(file('exchanges.har'), writeHar({ tool, apis: [api] }));
    const words = ['--api', 'openapi.json', '--server', api.baseUrl, '--traffic-format', 'har', '--coverage'];
    const outputs = ['--coverage-output', 'coverage.json', '--format', 'json', '--output', 'report.json'];
    const printed = await run(folder, ['drift', 'exchanges.har', ...words, ...outputs]);
    const [coverage, report] = await Promise.all(['coverage.json', 'report.json'].map((name) => readJson(file(name))));
    if (coverage === null || report === null) throw new Error(`redocly drift could not run: ${printed}`);
    return readReport(coverage, report);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readReport({ totals, operations }: CoverageFile, report: { problems: DriftProblem[] }): DriftReport {
  const missing = operations.flatMap((operation) =>
    operation.missing.map(({ kind, target, status, in: place, name, path }) =>
      [operation.operationId, kind, target, status, place, name, path].filter((part) => part !== undefined).join(' '),
    ),
  );
  return { totals, missing, problems: report.problems };
}

function run(folder: string, words: readonly string[]): Promise<string> {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, ...words],
      { cwd: folder, env, maxBuffer: 2 ** 26 },
      (_error, stdout, stderr) =>
        // It ends with an exit code when it finds something, too; whether it ran is told by the files it wrote.
        resolve(stdout + stderr),
    );
  });
}

async function readJson(path: string) {
  return readFile(path, 'utf8').then(JSON.parse, () => null);
}
