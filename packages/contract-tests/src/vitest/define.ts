import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiName } from '@trustline/specs';
import { afterAll, describe, expect, test } from 'vitest';
import { CouldNotRunError } from '../engine/error.ts';
import type { ApiResult, PromiseResult } from '../engine/result.ts';
import { type Assignment, startApiRun } from '../engine/targets.ts';

/** What a test file has found out about one API. */
export type SuiteOutcome = { readonly result: ApiResult } | { readonly couldNotRun: string };

/** Where a suite leaves its outcome. */
export interface SuiteAssignment extends Assignment {
  /** Folder for `<api>.json`; without one the tests' own verdicts are all there is. */
  readonly outcomes?: string;
  /** Leaves out the promises that cannot be verified here at all. Default: they are skipped with the reason. */
  readonly possibleOnly?: boolean;
}

/** Defines one test per promise of an API, titled with the promise's sentence, in the order of the run. */
export async function defineSuite(api: ApiName, assignment: SuiteAssignment): Promise<void> {
  const { run, stop } = await startApiRun(api, assignment);
  const { possibleOnly = false, outcomes } = assignment;
  const subjects = run.subjects.filter((subject) => !possibleOnly || run.hindranceOf(subject) === null);
  let couldNotRun: string | null = null;
  for (const group of inGroups(subjects)) {
    describe(group.tag, () => {
      for (const subject of group.subjects) {
        test(subject.promise.statement, async ({ skip }) => {
          if (couldNotRun !== null) skip(couldNotRun);
          const verified = await run.verify(subject).catch((error: unknown) => {
            if (error instanceof CouldNotRunError) couldNotRun = error.message;
            throw error;
          });
          if (verified.verdict === 'not-verified') skip(`not verified: ${verified.reason}`);
          expect(tell(verified)).toEqual([]);
        });
      }
    });
  }
  afterAll(async () => {
    const result = await run.close();
    await stop();
    if (outcomes === undefined) return;
    const outcome: SuiteOutcome = couldNotRun === null ? { result } : { couldNotRun };
    await writeFile(join(outcomes, `${api}.json`), JSON.stringify(outcome), { mode: 0o600 });
  });
}

function tell({ findings, source }: PromiseResult): string[] {
  return findings
    .filter(({ kind }) => kind === 'violation')
    .map(({ says, place, pointer, value, curl }) => `${says} (${place} ${pointer}: ${value}; ${source})\n${curl}`);
}

interface Group<Item> {
  readonly tag: string;
  readonly subjects: readonly Item[];
}

/** Neighbours with the same tag stand together; the order stays. */
function inGroups<Item extends { readonly tag: string }>(subjects: readonly Item[]): Group<Item>[] {
  const groups: { tag: string; subjects: Item[] }[] = [];
  for (const subject of subjects) {
    const last = groups.at(-1);
    if (last?.tag === subject.tag) last.subjects.push(subject);
    else groups.push({ tag: subject.tag, subjects: [subject] });
  }
  return groups;
}
