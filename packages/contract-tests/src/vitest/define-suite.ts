import type { ApiName } from '@trustline/specs';
import { afterAll, describe, expect, test } from 'vitest';
import { SetupError } from '../engine/error.ts';
import type { ApiResult, Finding } from '../engine/result.ts';
import { startApiRun, type TargetOptions } from '../engine/targets.ts';

/** What a suite verifies, and what becomes of it. */
export interface SuiteOptions extends TargetOptions {
  /** Leaves out the promises that cannot be verified here at all. Default: they are skipped with the reason. */
  readonly possibleOnly?: boolean;
  /** Is handed the result when all tests are over and everything is put back. */
  readonly onResult?: (result: ApiResult) => void;
}

/**
 * Defines one test per promise of an API, titled with the promise's sentence, in the order of the run. A promise that
 * could not be verified is a skipped test that says why; when the tests are over, what they changed is put back.
 */
export async function defineSuite(api: ApiName, { possibleOnly = false, onResult, ...target }: SuiteOptions) {
  const { run, stop } = await startApiRun(api, target);
  const cases = run.cases.filter((promiseCase) => !possibleOnly || run.skipReasonOf(promiseCase) === null);
  let couldNotRun: string | null = null;
  for (const group of inGroups(cases)) {
    describe(group.tag, () => {
      for (const promiseCase of group.cases) {
        test(promiseCase.promise.statement, async ({ skip }) => {
          if (couldNotRun !== null) skip(couldNotRun);
          const verified = await run.verify(promiseCase).catch((error: unknown) => {
            if (error instanceof SetupError) couldNotRun = error.message;
            throw error;
          });
          if (verified.verdict === 'not-verified') skip(`not verified: ${verified.reason}`);
          if (verified.verdict === 'deviates') skip(`deviates: ${verified.findings[0]?.message}`);
          expect(describeViolations(verified.findings)).toEqual([]);
        });
      }
    });
  }
  test(`responses of ${api} are as documented`, ({ skip }) => {
    if (couldNotRun !== null) skip(couldNotRun);
    expect(run.responses().flatMap(({ findings }) => describeViolations(findings))).toEqual([]);
  });
  afterAll(async () => {
    const result = await run.close();
    await stop();
    onResult?.(result);
    expect(result.restorations.filter(({ restored }) => !restored)).toEqual([]);
  });
}

function describeViolations(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ kind }) => kind === 'violation')
    .map(({ message, place, pointer, value, curl }) => `${message} (${place} ${pointer}: ${value})\n${curl}`);
}

interface Group<Item> {
  readonly tag: string;
  readonly cases: readonly Item[];
}

/** Neighbours with the same tag stand together; the order stays. */
function inGroups<Item extends { readonly tag: string }>(cases: readonly Item[]): Group<Item>[] {
  const groups: { tag: string; cases: Item[] }[] = [];
  for (const promiseCase of cases) {
    const last = groups.at(-1);
    if (last?.tag === promiseCase.tag) last.cases.push(promiseCase);
    else groups.push({ tag: promiseCase.tag, cases: [promiseCase] });
  }
  return groups;
}
