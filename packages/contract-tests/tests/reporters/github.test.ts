import { describe, expect, it } from 'vitest';
import type { PromiseResult } from '../../src/engine/result.ts';
import { writeGithubAnnotations } from '../../src/reporters/github.ts';
import { makeApi, makeFinding, makePromise, makeRun } from './sample-run.ts';

function annotate(promises: readonly PromiseResult[]): string[] {
  const text = writeGithubAnnotations(makeRun([makeApi('trustcaller', { promises })]));
  expect(text.endsWith('\n')).toBe(true);
  return text.slice(0, -1).split('\n');
}

describe('GitHub annotations', () => {
  it('a violated promise is an error with the sentence, what was seen and a command to repeat it', () => {
    const [line] = annotate([makePromise({ verdict: 'violated', findings: [makeFinding()] })]);

    expect(line).toBe(
      '::error title=TrustCaller API%3A calls.most-recent-first::' +
        'Promised (stated): Calls are listed with the most recent first. (TrustCaller API, List calls)%0A' +
        'listCalls, response body/data/0/caller: /data/0/caller must match the pattern of a masked number. ' +
        'Value: "+49 30 0000"%0A' +
        `curl 'http://127.0.0.1:4020/api/v1/calls?per_page=2' -H 'Authorization: Bearer '"$TRUSTCALLER_TOKEN"`,
    );
  });

  it('a promise that deviates is a warning', () => {
    const findings = [makeFinding({ kind: 'deviation' })];
    const lines = annotate([makePromise({ verdict: 'deviates', basis: 'inferred', findings })]);

    expect(lines[0]).toMatch(/^::warning title=TrustCaller API%3A calls\.most-recent-first::Promised \(inferred\): /);
  });

  it('line ends, percent signs and control characters in a value start no second command', () => {
    const value = 'a\r\n::error::forged\n::add-mask::%0A\u001b[2J';
    const lines = annotate([makePromise({ verdict: 'violated', findings: [makeFinding({ value })] })]);

    expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(1);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('a\\u000d%0A::error::forged%0A::add-mask::%250A\\u001b[2J');
  });

  it('commas and colons in a title are escaped, so that it stays one property', () => {
    const [line] = annotate([makePromise({ id: 'a,file=x:y', verdict: 'violated', findings: [makeFinding()] })]);

    expect(line).toMatch(/^::error title=TrustCaller API%3A a%2Cfile=x%3Ay::/);
  });

  it('GitHub shows ten of a level, so the tenth of more says how many are left', () => {
    const violated = Array.from({ length: 14 }, (_, index) =>
      makePromise({ id: `calls.broken-${index}`, verdict: 'violated', findings: [makeFinding()] }),
    );
    const errors = annotate(violated).filter((line) => line.startsWith('::error'));

    expect(errors).toHaveLength(10);
    expect(errors[9]).toBe('::error title=and more::5 more violated promises are in the report');
  });

  it('ten of a level are all shown', () => {
    const violated = Array.from({ length: 10 }, (_, index) =>
      makePromise({ id: `calls.broken-${index}`, verdict: 'violated', findings: [makeFinding()] }),
    );

    expect(annotate(violated).filter((line) => line.startsWith('::error title=TrustCaller'))).toHaveLength(10);
  });

  it('an undocumented field is a warning, told once', () => {
    const finding = makeFinding({ kind: 'undocumented', message: 'The field "extra" is not documented.' });
    const lines = annotate([makePromise({ findings: [finding, finding] }), makePromise({ findings: [finding] })]);

    expect(lines.filter((line) => line.startsWith('::warning'))).toHaveLength(1);
  });

  it('the figures are a notice, with what was not verified counted apart', () => {
    const lines = annotate([makePromise(), makePromise({ verdict: 'not-verified', reason: 'needs a number' })]);

    expect(lines).toEqual([
      expect.stringMatching(
        /^::notice title=TrustCaller API::1 kept, 0 violated, 0 deviate, 1 not verified; \d+ requests, 0 writes$/,
      ),
    ]);
  });
});
