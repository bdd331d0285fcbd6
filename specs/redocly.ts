import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = join(dirname(fileURLToPath(import.meta.resolve('@redocly/cli/package.json'))), 'bin/cli.js');

/** What one run of the Redocly CLI printed, and the exit code it ended with. */
export interface RedoclyRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A problem the linter found: the rule, the sentence, and the place as `file:line:column`. */
export interface LintProblem {
  readonly rule: string;
  readonly message: string;
  readonly place: string;
}

/** Runs the Redocly CLI in a folder; telemetry and update checks are off. */
export function runRedocly(folder: string, words: readonly string[]): Promise<RedoclyRun> {
  const env = {
    ...process.env,
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    NO_COLOR: '1',
    // A third of a short run would go into compiling the program anew.
    NODE_COMPILE_CACHE: join(tmpdir(), 'trustline-redocly'),
  };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, ...words],
      { cwd: folder, env, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => {
        resolve({ code: error ? 1 : 0, stdout, stderr });
      },
    );
  });
}

interface LintReport {
  readonly problems: readonly {
    readonly ruleId: string;
    readonly message?: string;
    readonly location: readonly {
      readonly source: { readonly ref: string };
      readonly start?: { line: number; col: number };
    }[];
  }[];
}

/**
 * Lints APIs of the `redocly.yaml` in a folder and lists every problem.
 * Throws an Error with one sentence when the document cannot be read at all.
 */
export async function listLintProblems(folder: string, ...apis: string[]): Promise<LintProblem[]> {
  const run = await runRedocly(folder, [
    'lint',
    '--config',
    'redocly.yaml',
    '--format',
    'json',
    '--max-problems',
    '1000',
    ...apis,
  ]);
  const reports = readReports(run.stdout);
  if (reports.length < apis.length) throw new Error(sentence(run.stderr));
  return reports.flatMap(({ problems }) =>
    problems.map(({ ruleId, message, location }) => {
      const [first] = location;
      const place = first
        ? [first.source.ref, first.start?.line ?? 1, first.start?.col ?? 1].join(':')
        : apis.join(', ');
      return { rule: ruleId, message: message ?? 'The reference points to nothing.', place };
    }),
  );
}

// The CLI prints one JSON document for each API with nothing between them; each ends with a brace of its own at a line's start.
function readReports(printed: string): LintReport[] {
  return [...printed.matchAll(/\{\n[\s\S]*?^\}/gm)].map(([json]) => JSON.parse(json));
}

// What the CLI says of a file it cannot parse comes as a header and a list; a person wants one line.
function sentence(printed: string): string {
  const from = printed.indexOf('Failed to');
  return printed.slice(Math.max(from, 0)).replace(/\s+/g, ' ').replace(': - ', ': ').trim();
}
