import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import type { PromiseResult } from '../../src/engine/result.ts';
import { writeJunit } from '../../src/reporters/junit.ts';
import { makeApi, makeFinding, makePromise, makeRun } from './sample-run.ts';

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', isArray: (name) => lists.has(name) });
const lists = new Set(['testsuite', 'testcase', 'failure']);

function read(promises: readonly PromiseResult[]) {
  const xml = writeJunit(makeRun([makeApi('trustcaller', { promises })]));
  expect(XMLValidator.validate(xml)).toBe(true);
  return { xml, root: parser.parse(xml).testsuites };
}

describe('JUnit', () => {
  it('a kept promise is a case without failure, named by its sentence', () => {
    const { root } = read([makePromise()]);

    expect(root.testsuite[0].testcase).toEqual([
      {
        name: 'Calls are listed with the most recent first.',
        classname: 'trustcaller.listCalls.calls.most-recent-first',
        time: '0.004',
        properties: { property: { name: 'basis', value: 'stated' } },
      },
    ]);
  });

  it('a violated promise has one failure per violation, and what is undocumented is told beside it', () => {
    const undocumented = makeFinding({ kind: 'undocumented', message: 'The field "extra" is not documented.' });
    const findings = [makeFinding(), makeFinding({ message: 'A second thing.' }), undocumented];
    const { root } = read([makePromise({ verdict: 'violated', findings })]);
    const [promise] = root.testsuite[0].testcase;

    expect(promise.failure.map(({ message }: { message: string }) => message)).toEqual([
      '/data/0/caller must match the pattern of a masked number.',
      'A second thing.',
    ]);
    expect(promise.failure[0]['#text']).toContain('Promised (stated): Calls are listed with the most recent first.');
    expect(promise.failure[0]['#text']).toContain('"$TRUSTCALLER_TOKEN"');
    expect(promise['system-out']).toContain('The field "extra" is not documented.');
  });

  it('a promise that deviates is skipped with what was seen, and is no failure', () => {
    const findings = [makeFinding({ kind: 'deviation', message: 'The duration is that of the talk.' })];
    const { root } = read([makePromise({ verdict: 'deviates', basis: 'inferred', findings })]);

    expect(root).toMatchObject({ tests: '1', failures: '0', skipped: '1' });
    const [promise] = root.testsuite[0].testcase;
    expect(promise.skipped.message).toBe('deviates: The duration is that of the talk.');
    expect(promise['system-out']).toContain('Deviates: pattern in response body');
  });

  it('a promise that was not verified is skipped with its reason', () => {
    const { root } = read([makePromise({ verdict: 'not-verified', reason: 'needs trustcaller.numbers.live', ran: 0 })]);

    expect(root.testsuite[0].testcase[0].skipped.message).toBe('needs trustcaller.numbers.live');
  });

  it('every suite and the whole count their cases, failures and skips', () => {
    const { root } = read([
      makePromise({ id: 'a.kept' }),
      makePromise({ id: 'a.violated', verdict: 'violated', findings: [makeFinding()] }),
      makePromise({ id: 'b.open', tag: 'Numbers', verdict: 'not-verified', reason: 'needs a number' }),
    ]);

    expect(root).toMatchObject({ tests: '3', failures: '1', skipped: '1', errors: '0' });
    expect(root.testsuite).toMatchObject([
      { name: 'TrustCaller API: Calls', tests: '2', failures: '1', skipped: '0' },
      { name: 'TrustCaller API: Numbers', tests: '1', failures: '0', skipped: '1' },
    ]);
  });

  it('whatever a server sends stays text, and nothing in it is forbidden in XML', () => {
    const hostile = ']]></failure><testcase/> &amp; <script>\u0000\u001b[31m\ud800\uffff';
    const findings = [makeFinding({ value: hostile, message: hostile })];
    const { xml, root } = read([makePromise({ verdict: 'violated', findings })]);

    // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters XML 1.0 forbids
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u);
    expect(root.testsuite[0].testcase).toHaveLength(1);
    const escaped = ']]></failure><testcase/> &amp; <script>\\u0000\\u001b[31m\\ud800\\uffff';
    expect(root.testsuite[0].testcase[0].failure[0]['#text']).toContain(`Value: ${escaped}`);
  });

  it('a huge value is cut with a note of how much is omitted', () => {
    const findings = [makeFinding({ value: 'x'.repeat(1_000_000) })];
    const { xml } = read([makePromise({ verdict: 'violated', findings })]);

    expect(xml.length).toBeLessThan(10_000);
    expect(xml).toContain('(998,000 more characters)');
  });
});
