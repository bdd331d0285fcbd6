import { createHash } from 'node:crypto';
import { loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../src/engine/result.ts';
import { writeHtml } from '../../src/reporters/html/page.ts';
import { summarizeRun } from '../../src/reporters/summary.ts';
import { makeBrokenRun } from './broken-run.ts';
import { makeApi, makeExchange, makeFinding, makePromise, makeRun } from './sample-run.ts';

async function write(run: RunResult): Promise<string> {
  return writeHtml(summarizeRun(run, loadDocument));
}

async function toFinding(parts: Parameters<typeof makeFinding>[0]): Promise<string> {
  const promises = [makePromise({ verdict: 'violated', findings: [makeFinding(parts)] })];
  return write(makeRun([makeApi('trustcaller', { promises, exchanges: [makeExchange()] })]));
}

function textOf(page: string): string {
  return page
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ');
}

describe('the HTML page', () => {
  it('says in its title, headline and first sentence that a contract is kept', async () => {
    const page = await write(makeRun([makeApi('trustcaller', { promises: [makePromise(), makePromise()] })]));

    expect(page).toContain('<title>✓ Contract kept: TrustCaller API</title>');
    expect(page).toContain('<h1>Contract kept</h1>');
    expect(textOf(page)).toContain('2 of 2 promises kept, none broken.');
  });

  it('says how many promises of how many operations are broken, and what is left open', async () => {
    const promises = [
      makePromise(),
      makePromise({ id: 'calls.broken', verdict: 'violated', findings: [makeFinding()] }),
      makePromise({ id: 'calls.open', verdict: 'not-verified', reason: 'needs trustcaller.numbers.live' }),
    ];
    const exchanges = [makeExchange()];
    const page = await write(makeRun([makeApi('trustcaller', { promises, exchanges })]));

    expect(page).toContain('<h1>Contract violated</h1>');
    expect(textOf(page)).toContain('1 of 3 promises is broken, in 1 operation. 1 could not be verified.');
    expect(textOf(page)).toContain('Not verified: needs trustcaller.numbers.live');
  });

  it('marks what is accepted for a while wherever it is shown', async () => {
    const promises = [
      makePromise(),
      makePromise({ id: 'calls.broken', verdict: 'violated', findings: [makeFinding()] }),
      makePromise({ id: 'calls.other', verdict: 'violated', findings: [makeFinding({ rule: 'promise' })] }),
    ];
    const accepted = [
      { promise: 'calls.broken', reason: 'ticket 17', until: '2027-03-31', state: 'accepted' },
      { promise: 'calls.other', reason: 'ticket 18', until: '2026-01-31', state: 'expired' },
    ] as const;
    const page = await write(makeRun([makeApi('trustcaller', { promises, accepted, exchanges: [makeExchange()] })]));
    const text = textOf(page);

    expect(text).toContain('2 of 3 promises are broken, in 1 operation. 1 of these is accepted for a while.');
    expect(text).toMatch(
      /Accepted 2 .*calls\.broken accepted until 2027-03-31 ticket 17 .*calls\.other no longer accepted since 2026-01-31 ticket 18/,
    );
    expect(text).toContain('Accepted until 2027-03-31: ticket 17');
    expect(page.match(/class="card finding violated accepted"/g)?.length).toBe(1);
    expect(page.match(/class="card finding violated"/g)?.length).toBe(1);
    expect(page).toContain('(accepted until 2027-03-31: ticket 17)');
    expect(page.match(/<a class="mark violated accepted"/g)?.length).toBe(1);
  });

  it('says nothing about acceptances where there are none', async () => {
    const page = await write(makeBrokenRun());

    expect(textOf(page)).not.toMatch(/\baccepted (until|for)\b/);
    expect(page).not.toContain('id="accepted"');
  });

  it('calls a run that verified nothing neither kept nor violated', async () => {
    const promises = [makePromise({ verdict: 'not-verified', reason: 'needs a call', ran: 0 })];
    const page = await write(makeRun([makeApi('trustcaller', { promises })]));

    expect(page).toContain('<h1>Nothing verified</h1>');
  });

  it('shows a finding with its promise, source, pointer, value, expectation and command', async () => {
    const text = textOf(
      await toFinding({ pointer: '/meta/total', value: '"7"', message: '/meta/total must be integer.' }),
    );

    expect(text).toContain('/meta/total must be integer.');
    expect(text).toContain('Calls are listed with the most recent first.');
    expect(text).toContain('TrustCaller API, List calls');
    expect(text).toMatch(/Expected \{"type":"integer"[^}]*\}/);
    expect(text).toContain('Found "7"');
    expect(text).toContain('response body, /meta/total');
    expect(text).toContain(
      `curl 'http://127.0.0.1:4020/api/v1/calls?per_page=2' -H 'Authorization: Bearer '"$TRUSTCALLER_TOKEN"`,
    );
  });

  it('tells what is the same of several items once, and how often it was seen', async () => {
    const findings = [0, 1, 2].map((item) => makeFinding({ pointer: `/data/${item}/caller` }));
    const promises = [makePromise({ verdict: 'violated', findings })];
    const page = await write(makeRun([makeApi('trustcaller', { promises })]));

    expect(page.match(/<article/g)).toHaveLength(1);
    expect(textOf(page)).toContain('seen 3 times');
  });

  it('leads from every tile of the matrix to a promise', async () => {
    const page = await write(makeBrokenRun());
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);

    expect(targets.length).toBeGreaterThan(200);
    expect(targets.filter((id) => !page.includes(` id="${id}"`))).toEqual([]);
  });

  it('has no id twice', async () => {
    const ids = [...(await write(makeBrokenRun())).matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);

    expect(new Set(ids).size).toBe(ids.length);
  });

  it('puts nothing of what a server sends into its markup', async () => {
    const page = await write(makeBrokenRun());

    const tags = [...page.matchAll(/<(?:"[^"]*"|[^">])*>/g)].map(([tag]) => tag.replace(/"[^"]*"/g, ''));

    expect(tags.filter((tag) => /^<(script|img)|\son\w+/i.test(tag))).toEqual([]);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may reach the page
    expect(page.match(/[\u0000-\u0008\u001b\u202e]/)).toBeNull();
    expect(page).toContain('\\u0000\\u001b[31m\\u202etxt');
  });

  it('cuts a huge value and says how much is omitted', async () => {
    const page = await toFinding({ value: 'x'.repeat(1_000_000) });

    expect(textOf(page)).toContain('(999,200 more characters)');
    expect(page.length).toBeLessThan(200_000);
  });

  it('allows itself only its own style sheet', async () => {
    const page = await write(makeBrokenRun());
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');

    expect(page).toContain(`content="default-src &#39;none&#39;; img-src data:; style-src &#39;sha256-${hash}&#39;;`);
    expect(page).not.toContain(' style="');
  });
});
