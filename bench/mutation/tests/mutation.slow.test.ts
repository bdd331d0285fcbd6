import { listOperations } from '@trustline/openapi';
import { apiNames, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { isCaught, isDeviation } from '../src/caught.ts';
import { scoreFormFaults } from '../src/form-faults.ts';
import { provableFaults, scoreAllConstraints, scoreFaults } from '../src/pool.ts';

/** The operations of the documents that are not among some. */
function operationsWithout(known: readonly string[]): string[] {
  const all = apiNames.flatMap((api) => listOperations(loadDocument(api)).map(({ operationId }) => operationId));
  return all.filter((operationId) => !known.includes(operationId));
}

describe('the checks', () => {
  it('catch every fault of the sandbox that breaks the contract', { timeout: 600_000 }, async ({ annotate }) => {
    const faults = provableFaults();
    const scores = await scoreFaults(faults);
    const survivors = scores.filter((score) => !isCaught(score)).map(({ id }) => id);
    annotate(
      `${scores.length - survivors.length} of ${faults.length} faults caught for what they are, ${scores.filter(isDeviation).length} as deviations`,
    );

    expect(operationsWithout(faults.flatMap(({ operationIds }) => operationIds))).toEqual([]);
    expect(scores).toHaveLength(faults.length);
    expect(survivors).toEqual([]);
  });

  it.each(apiNames)('notice every fault of form that the document of %s knows of', (api) => {
    const missed = scoreFormFaults(loadDocument(api)).filter(({ tried, reported }) => reported < tried);

    expect(missed.map(({ id }) => id)).toEqual([]);
  });

  it('notice when a constraint of a response is gone', async ({ annotate }) => {
    const scores = await scoreAllConstraints();
    const decoration = scores.filter(({ noticed }) => noticed === 0).map(({ constraint }) => constraint);
    annotate(`${scores.length - decoration.length} of ${scores.length} constraints noticed`);

    expect(operationsWithout(scores.flatMap(({ operationIds }) => operationIds))).toEqual([]);
    expect(decoration).toEqual([]);
  });
});
