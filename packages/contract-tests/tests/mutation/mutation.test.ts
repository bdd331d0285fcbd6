import { describe, expect, it } from 'vitest';
import { provableFaults, scoreAllConstraints, scoreFaults } from '../../src/mutation/pool.ts';
import { isCaught } from '../../src/mutation/print.ts';

// A keyword beside a `const` or an `enum` that says the same tells generators the type, and a pattern beside a format
// tells it to those who do not know the format.
const spokenTwice = [
  '/components/schemas/SuccessFlag/type',
  '/components/schemas/ErrorResponse/properties/success/type',
  '/components/schemas/NavixyDateTime/pattern',
  '/components/schemas/ChatMessageType/type',
  '/components/schemas/ChatMessageStatus/type',
  '/components/schemas/NotFoundError/properties/error/type',
  '/components/schemas/TestNumberList/properties/cached_for_seconds/type',
];

describe('the checks', () => {
  it('catch every fault of the sandbox that breaks the contract', { timeout: 600_000 }, async ({ annotate }) => {
    const faults = provableFaults();
    const scores = await scoreFaults(faults);
    const survivors = scores.filter((score) => !isCaught(score)).map(({ id }) => id);
    annotate(`${scores.length - survivors.length} of ${faults.length} faults caught`);

    expect(faults.length).toBeGreaterThanOrEqual(150);
    expect(scores).toHaveLength(faults.length);
    expect(survivors).toEqual([]);
  });

  it('notice when a constraint of a response is gone', { timeout: 120_000 }, async ({ annotate }) => {
    const scores = await scoreAllConstraints();
    const decoration = scores.filter(({ noticed }) => noticed === 0).map(({ constraint }) => constraint);
    annotate(`${scores.length - decoration.length} of ${scores.length} constraints noticed`);

    expect(decoration.toSorted()).toEqual(spokenTwice.toSorted());
  });
});
