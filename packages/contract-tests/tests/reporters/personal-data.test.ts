import { loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../src/engine/result.ts';
import { createSecretMask } from '../../src/engine/secrets/mask.ts';
import { renderReports } from '../../src/reporters/write-reports.ts';
import { openSandbox } from '../engine/in-process.ts';

const { verify, sandbox } = openSandbox({ demo: { messages: 40, numbers: 3, calls: 5 } });
sandbox.events.deviceSends(10001, 'Call my wife on 4930123456789, please');
const verified = [await verify('navixy'), await verify('trustcaller')];

/** JSON and HAR of a run against a server with one chat and some calls. */
async function reportsOf(target: 'server' | 'sandbox', keepBodies: boolean) {
  const apis = verified.map((api) => ({ ...api, target }));
  const run: RunResult = {
    format: 3,
    tool: { name: 'trustline-contract', version: '0' },
    startedAt: '2026-11-21T00:00:00Z',
    milliseconds: 1,
    verdict: 'kept',
    apis,
  };
  const reports = await renderReports(run, { mask: createSecretMask(), loadDocument, keepBodies });
  return ['report.json', 'exchanges.har'].map((name) => reports.get(name) ?? '');
}

describe('the JSON and HAR', () => {
  it('of a live account hold neither numbers nor texts of people', async () => {
    for (const text of await reportsOf('server', false)) {
      expect(text).not.toMatch(/my wife|Contract check|4930123456789|120486560001/);
      expect(text).toContain('120XXXXXXXXX');
      expect(text).toContain('characters)');
      expect(() => JSON.parse(text)).not.toThrow();
    }
  });

  it.each([
    ['server', true],
    ['sandbox', false],
  ] as const)('of a %s keep them when that is wanted: %s', async (target, keepBodies) => {
    for (const text of await reportsOf(target, keepBodies))
      expect(text).toMatch(/my wife[\s\S]*120486560001|120486560001[\s\S]*my wife/);
  });
});
