import { loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import type { ApiResult, Finding } from '../../src/engine/result.ts';
import { describeExpectation } from '../../src/reporters/expectation.ts';
import { groupFindings } from '../../src/reporters/finding-group.ts';
import { type ApiSummary, summarizeRun } from '../../src/reporters/summary.ts';
import { makeApi, makeExchange, makeFinding, makePromise, makeRun } from './sample-run.ts';

function summarize(parts: Partial<ApiResult>): ApiSummary {
  const [summary] = summarizeRun(makeRun([makeApi('trustcaller', parts)]), loadDocument).apis;
  if (summary === undefined) throw new Error('a run with one API has one summary');
  return summary;
}

function listCalls(parts: Partial<ApiResult>) {
  return summarize(parts).operations.find(({ operationId }) => operationId === 'listCalls');
}

const limited = { status: 429, headers: [], body: '' };

describe('the summary of an operation', () => {
  it('says of each documented status how many responses had it, and that none is not verified', () => {
    const statuses = listCalls({ exchanges: [makeExchange(), makeExchange({ index: 1 })] })?.statuses;

    expect(statuses).toContainEqual({ status: '200', documented: true, verdict: 'kept', responses: 2 });
    expect(statuses).toContainEqual({ status: '429', documented: true, verdict: 'not-verified', responses: 0 });
  });

  it('has a status violated when one of its responses is, whichever promise met it', () => {
    const promises = [
      makePromise({ operationId: null, verdict: 'violated', findings: [makeFinding({ exchange: 1 })] }),
    ];
    const exchanges = [makeExchange(), makeExchange({ index: 1, response: limited })];
    const statuses = listCalls({ exchanges, promises })?.statuses;

    expect(statuses).toContainEqual({ status: '429', documented: true, verdict: 'violated', responses: 1 });
    expect(statuses).toContainEqual({ status: '200', documented: true, verdict: 'kept', responses: 1 });
  });

  it('is not violated by what is merely undocumented', () => {
    const promises = [makePromise({ findings: [makeFinding({ kind: 'undocumented' })] })];

    expect(listCalls({ exchanges: [makeExchange()], promises })?.verdict).toBe('kept');
  });

  it('lists an undocumented status without calling it kept', () => {
    const teapot = makeExchange({ response: { status: 418, headers: [], body: '' } });

    expect(listCalls({ exchanges: [teapot] })?.statuses).toContainEqual({
      status: '418',
      documented: false,
      verdict: 'not-verified',
      responses: 1,
    });
  });
});

describe('findings', () => {
  it('of several items of a list are told once', () => {
    const findings = [
      makeFinding(),
      makeFinding({ pointer: '/data/17/caller' }),
      makeFinding({ pointer: '/data/0/id' }),
    ];
    const groups = groupFindings([summarize({ promises: [makePromise({ findings })] })], 'violation');

    expect(groups.map(({ finding, times }) => [finding.pointer, times])).toEqual([
      ['/data/0/caller', 2],
      ['/data/0/id', 1],
    ]);
  });

  it('that break two promises are told for each', () => {
    const findings = [makeFinding({ rule: 'promise' })];
    const promises = [makePromise({ findings }), makePromise({ id: 'calls.other', findings })];

    expect(groupFindings([summarize({ promises })], 'violation')).toHaveLength(2);
  });
});

describe('what is expected', () => {
  const body = '{"data":[{"id":1}]}';
  const exchange = makeExchange({ response: { status: 200, headers: [['Content-Type', 'application/json']], body } });
  const expected = (finding: Partial<Finding>, at = exchange) =>
    describeExpectation(loadDocument('trustcaller'), makeFinding(finding), at);

  it('at a place in a response body is its schema, through lists and references', () => {
    expect(expected({ pointer: '/data/0/duration' })).toMatch(/"type":"integer"/);
  });

  it('of a response header is its schema', () => {
    const finding = { place: 'response header Retry-After', pointer: '' };

    expect(expected(finding, makeExchange({ response: limited }))).toMatch(/"type":"integer"/);
  });

  it('is not told where the document says nothing', () => {
    expect(expected({ pointer: '/data/0/unheard-of' })).toBeNull();
    expect(expected({ pointer: '' }, makeExchange({ response: { ...limited, status: 418 } }))).toBeNull();
    expect(expected({}, makeExchange({ response: null }))).toBeNull();
  });

  it('of a broken promise is its sentence, not a schema', () => {
    expect(expected({ rule: 'promise', pointer: '/data/0/duration' })).toBeNull();
  });
});
