import { apiNames, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { measureCoverage } from '../../src/reporters/coverage.ts';
import { runDrift } from './drift.ts';
import { makeApi, makeExchange } from './sample-run.ts';

describe('redocly drift over the HAR', () => {
  it.each(apiNames)('covers as much of %s as the report says', async (name) => {
    const api = makeApi(name);
    const ours = measureCoverage(loadDocument(name), api.exchanges);
    const theirs = (await runDrift(api, loadDocument(name))).totals;
    const both = (kind: 'covered' | 'total') => ({
      operations: [ours.operations[kind], theirs.operations[kind]],
      statuses: [ours.statuses[kind], theirs.responses[kind]],
      // The report counts fields of a request body as parameters, drift counts them as properties.
      rest: [ours.parameters[kind] + ours.responseProperties[kind], theirs.parameters[kind] + theirs.properties[kind]],
    });

    for (const kind of ['covered', 'total'] as const) {
      for (const [name, [own, other]] of Object.entries(both(kind))) expect(own, `${kind} ${name}`).toBe(other);
    }
  });

  it('finds nothing wrong with any documented response', async () => {
    const reports = await Promise.all(apiNames.map((name) => runDrift(makeApi(name), loadDocument(name))));
    const problems = reports.flatMap((report) => report.problems.filter(({ target }) => target === 'response'));

    expect(problems.map(({ operationId, message }) => `${operationId}: ${message}`)).toEqual([]);
  });

  it('reads the responses it is given', async () => {
    const request = { method: 'GET', url: 'http://127.0.0.1:4020/calls/check?number=1', headers: [], body: null };
    const response = { status: 200, headers: [['Content-Type', 'application/json'] as const], body: '{"data":7}' };
    const exchanges = [makeExchange({ operationId: 'checkLiveCall', request, response })];
    const { problems } = await runDrift(makeApi('trustcaller', { exchanges }), loadDocument('trustcaller'));

    expect(problems.filter(({ target }) => target === 'response')).toMatchObject([{ operationId: 'checkLiveCall' }]);
  });
});
