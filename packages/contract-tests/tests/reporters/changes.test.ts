import { describe, expect, it } from 'vitest';
import { compareVerdicts, writeChanges } from '../../src/reporters/changes.ts';
import { readVerdicts, type Verdicts } from '../../src/reporters/verdicts.ts';

function verdicts(promises: Record<string, string>, undocumented: string[] = []): Verdicts {
  const list = Object.entries(promises).map(([id, verdict]) => ({ id, verdict }));
  return { apis: [{ api: 'trustcaller', promises: list, undocumented }] };
}

describe('a comparison with an earlier run', () => {
  it('says what is newly violated, newly kept, no longer verified and newly seen', () => {
    const before = verdicts({ a: 'kept', b: 'violated', c: 'kept', d: 'kept' }, ['listCalls /data/*/old']);
    const after = verdicts({ a: 'violated', b: 'kept', c: 'not-verified', d: 'kept' }, ['listCalls /data/*/new']);
    const changes = compareVerdicts(before, after);
    expect(changes).toEqual({
      newlyViolated: ['a'],
      newlyDeviates: [],
      newlyKept: ['b'],
      noLongerVerified: ['c'],
      newFields: ['listCalls /data/*/new'],
    });
    expect(writeChanges(changes)).toContain('### Newly violated\n\n- `a`\n');
  });

  it('says nothing about what did not change, and about promises that are new', () => {
    const changes = compareVerdicts(verdicts({ a: 'kept' }), verdicts({ a: 'kept', b: 'violated' }));
    expect(writeChanges(changes)).toBeNull();
  });
});

describe('an earlier run', () => {
  it('is read from a whole report, with one entry for a field of every item', () => {
    const finding = (pointer: string) => ({ kind: 'undocumented', operationId: 'listCalls', pointer });
    const promises = [{ id: 'a', verdict: 'kept' }];
    const responses = [{ findings: [finding('/data/0/x'), finding('/data/7/x')] }];
    const { apis } = readVerdicts(
      JSON.stringify({ apis: [{ api: 'trustcaller', promises, responses }] }),
      'report.json',
    );
    expect(apis[0]?.undocumented).toEqual(['listCalls /data/*/x']);
  });

  it.each(['', '{', '[]', '{"apis": 1}', '{"apis": [{"api": "navixy", "promises": [{"id": 1}]}]}'])(
    'that is no report is rejected in one sentence: %s',
    (text) => {
      expect(() => readVerdicts(text, 'last.json')).toThrow(/^last\.json is (?:not JSON|no report of)[^\n]+\.$/);
    },
  );
});
