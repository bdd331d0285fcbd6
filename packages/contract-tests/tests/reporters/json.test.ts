import { formatsIn } from '@trustline/openapi-validator';
import { loadDocument } from '@trustline/specs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../src/engine/result.ts';
import { writeJson } from '../../src/reporters/json.ts';
import schema from '../../src/reporters/report.schema.json' with { type: 'json' };
import { summarizeRun } from '../../src/reporters/summary.ts';
import { makeApi, makeExchange, makeFinding, makePromise, makeRun } from './sample-run.ts';

const validate = new Ajv2020({
  strict: true,
  strictTypes: false,
  allErrors: true,
  formats: { ...formatsIn(schema) },
}).compile(schema);

function read(run: RunResult): Record<string, unknown> {
  return JSON.parse(writeJson(summarizeRun(run, loadDocument)));
}

function fullRun(): RunResult {
  const finding = makeFinding({ exchange: null, curl: null, value: null, operationId: null });
  const promises = [
    makePromise({ verdict: 'violated', findings: [makeFinding(), finding] }),
    makePromise({ id: 'calls.open', operationId: null, verdict: 'not-verified', reason: 'needs a call', ran: 0 }),
  ];
  const exchanges = [makeExchange(), makeExchange({ index: 1, response: null, failure: 'connection rejected' })];
  const restorations = [
    { description: 'the trusted numbers of tracker 17', restored: false, reason: 'the server is gone' },
  ];
  return makeRun([makeApi('trustcaller', { promises, exchanges, restorations }), makeApi('navixy')]);
}

describe('JSON', () => {
  it('a report with everything in it fits its schema', () => {
    validate(read(fullRun()));

    expect(validate.errors).toBeNull();
  });

  it.each(['verdict', 'totals', 'summaries', 'apis', 'startedAt'])('a report without %s breaks the schema', (name) => {
    const { [name]: _left, ...report } = read(fullRun());

    expect(validate(report)).toBe(false);
  });

  it('a report with something the schema does not know breaks it', () => {
    expect(validate({ ...read(fullRun()), extra: true })).toBe(false);
  });

  it('the run stands in the report as it is', () => {
    const run = fullRun();

    expect(read(run)).toMatchObject({ ...run });
  });

  it('the figures of each API stand beside it', () => {
    expect(read(fullRun())).toMatchObject({
      totals: { violated: 1, notVerified: 1, violations: 2 },
      summaries: [
        { api: 'trustcaller', totals: { kept: 0, violated: 1, notVerified: 1, requests: 2 } },
        { api: 'navixy', totals: { violated: 0 } },
      ],
    });
  });
});
