import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ApiName } from '@trustline/specs';
import { createVitest } from 'vitest/node';
import { SetupError } from '../engine/error.ts';
import type { ApiResult } from '../engine/result.ts';
import type { TargetOptions } from '../engine/targets.ts';
import type { SuiteOutcome } from '../vitest/define.ts';
import '../vitest/provided.ts';

/** Runs the suites of some APIs with Vitest. Throws a CouldNotRunError when one of them could not run. */
export async function runSuites(apis: readonly ApiName[], targetOptions: TargetOptions): Promise<ApiResult[]> {
  const outcomes = await mkdtemp(join(tmpdir(), 'trustline-contract-'));
  try {
    const problems = await runVitest(apis, { ...targetOptions, outcomes });
    const results: ApiResult[] = [];
    for (const api of apis) results.push(await readOutcome(join(outcomes, `${api}.json`), problems));
    return results;
  } finally {
    await rm(outcomes, { recursive: true, force: true });
  }
}

/** The suites lie beside this file, in an installed package within node_modules, which Vitest omits by itself. */
async function runVitest(
  apis: readonly ApiName[],
  targetOptions: TargetOptions & { outcomes: string },
): Promise<string[]> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const folder = fileURLToPath(new URL('../vitest', import.meta.url));
  const vitest = await createVitest(
    'test',
    {
      config: false,
      root: folder,
      include: apis.map((api) => `${api}.${extension}`),
      exclude: [],
      watch: false,
      reporters: [{}],
      pool: 'threads',
      isolate: false,
      testTimeout: 120_000,
      hookTimeout: 120_000,
      provide: { targetOptions },
      experimental: { viteModuleRunner: false },
    },
    { logLevel: 'silent', server: { watch: null } },
  );
  try {
    const { testModules, unhandledErrors } = await vitest.start();
    const failures = testModules.flatMap((module) => module.errors().map(({ message }) => message));
    return [...failures, ...unhandledErrors.map((error) => (error instanceof Error ? error.message : String(error)))];
  } finally {
    await vitest.close();
  }
}

async function readOutcome(file: string, problems: readonly string[]): Promise<ApiResult> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) throw new SetupError(problems[0] ?? 'The checks ended without a result.');
  const outcome: SuiteOutcome = JSON.parse(text);
  if ('couldNotRun' in outcome) throw new SetupError(outcome.couldNotRun);
  return outcome.result;
}
