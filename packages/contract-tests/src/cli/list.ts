import { type ApiName, loadDocument } from '@trustline/specs';
import { suiteOf } from '../apis/registry.ts';
import { optionOf } from '../engine/level.ts';
import { listCases } from '../engine/promise-case.ts';
import { indent } from './print.ts';

/** Lists the checks of some APIs by tag: the promise, and what it takes to verify it. */
export function listChecks(apis: readonly ApiName[], width: number): string {
  const lines = apis.flatMap((api) => {
    const facts = new Map(suiteOf(api).checks.map((check) => [check.promise, check]));
    let tag = '';
    return listCases(loadDocument(api)).flatMap((promiseCase) => {
      const { id, statement } = promiseCase.promise;
      const { needs = [], level, onUnknownIds } = facts.get(id) ?? {};
      const conditions = [
        ...needs.map((key) => `needs ${api}.${key}`),
        ...(level === undefined ? [] : [`needs ${optionOf(level)}`]),
        ...(onUnknownIds === undefined ? [] : ['or on unknown IDs only']),
      ];
      const heading = promiseCase.tag === tag ? [] : ['', promiseCase.tag];
      tag = promiseCase.tag;
      return [
        ...heading,
        `  ${id}`,
        ...indent(statement, 4, width),
        ...conditions.map((condition) => `    (${condition})`),
      ];
    });
  });
  return `${lines.slice(1).join('\n')}\n`;
}
