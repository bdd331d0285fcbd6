import { createSandbox } from '@trustline/sandbox';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ApiResult } from '../../src/engine/result.ts';
import { createSecretMask } from '../../src/engine/secrets/mask.ts';
import { startWith } from '../../src/engine/targets.ts';
import { renderReports } from '../../src/reporters/write-reports.ts';
import type { Fetch } from '../../src/transport/fetch.ts';
import { type DriftReport, runDrift } from './drift.ts';
import { makeRun } from './sample-run.ts';

/** Why a run against the sandbox cannot meet something the document lists, as `redocly drift` names it. */
const unreachable: Readonly<Record<ApiName, readonly (readonly [reason: string, missing: RegExp])[]>> = {
  navixy: [
    ['the sandbox fails only when it is told to', / response (500|503)\b/],
    ['how large a request may be is undocumented, so none is sent that is too large', / response 412\b/],
    ['a quota belongs to a credential, so one operation is enough to use it up', / response 429\b/],
    ['parameters are named with code 7 only, which is a 400', / response 40[23] errors/],
    ['without a parameter there is none to be named', /^countUnreadChatMessages(ViaGet)? property response 400 errors/],
    [
      'it needs no right, and no tracker in it can be blocked',
      /^(mark(All)?ChatMessagesRead(ViaGet)?|broadcastChatMessage|listChatUpdates|countUnreadChatMessages(ViaGet)?) .*response 403\b/,
    ],
    ['a default response stands for every status that the sandbox has no occasion to return', / response default\b/],
  ],
  trustcaller: [
    ['a default response stands for every status that the sandbox has no occasion to return', / response default\b/],
    ['the sandbox fails only when it is told to', / response 500\b/],
    ['a quota belongs to a credential, so one operation is enough to use it up', / response 429\b/],
    ['the links of all pages are allowed, and the sandbox leaves them out', / response 200 meta\.links/],
  ],
};

describe.each(apiNames)('the reports of a run against the sandbox: %s', (name) => {
  let verified: VerifiedApi;
  let drift: DriftReport;

  beforeAll(async () => {
    verified = await verify(name);
    drift = await runDrift(verified.api, loadDocument(name));
  });

  it('show no credential, neither one of the profile nor one the server created', async () => {
    const known = createSecretMask();
    for (const [index, secret] of verified.secrets.entries()) known.add(`SECRET_${index}`, secret);
    const reports = await renderReports(makeRun([verified.api]), { mask: createSecretMask(), loadDocument });

    expect(verified.secrets.length).toBeGreaterThanOrEqual(3);
    for (const [file, text] of reports) expect(known.find(text), file).toEqual([]);
  });

  it('make redocly drift find nothing wrong with any response', () => {
    const problems = drift.problems.filter(({ target }) => target === 'response');

    expect(problems.map(describeProblem)).toEqual([]);
  });

  it('make it object only to requests meant to be rejected, and to masked credentials', () => {
    const others = drift.problems.filter(({ status, message }) => status < 400 && !message.includes('"hash"'));

    expect(others.map(describeProblem)).toEqual([]);
  });

  it('cover every operation', () => {
    expect(drift.totals.operations.covered).toBe(drift.totals.operations.total);
  });

  it('leave nothing uncovered without a reason', () => {
    const reasons = unreachable[name];

    expect(drift.missing.filter((item) => !reasons.some(([, missing]) => missing.test(item)))).toEqual([]);
  });

  it('need every reason there is', () => {
    const idle = unreachable[name].filter(([, missing]) => !drift.missing.some((item) => missing.test(item)));

    expect(idle.map(([reason]) => reason)).toEqual([]);
  });
});

function describeProblem({ operationId, status, message }: DriftReport['problems'][number]): string {
  return `${operationId} ${status}: ${message}`;
}

interface VerifiedApi {
  readonly api: ApiResult;
  /** Every credential the run was given or the server created. */
  readonly secrets: readonly string[];
}

async function verify(name: ApiName): Promise<VerifiedApi> {
  const sandbox = createSandbox();
  const profile = sandbox.profile();
  const secrets = Object.entries(profile[name]).flatMap(([key, value]) =>
    /hash|token/i.test(key) ? [String(value)] : [],
  );
  const fetch: Fetch = async (request) => {
    const response = await sandbox.fetch(request);
    const created = /"token":"([^"]+)"/.exec(await response.clone().text())?.[1];
    if (created !== undefined) secrets.push(created);
    return response;
  };
  // The clock is moved where a server's would have to be waited for.
  const wait = async (milliseconds: number) => sandbox.clock.move(milliseconds);
  const run = startWith(name, profile, { target: 'sandbox', fetch, wait, maxWaitSeconds: 60 });
  for (const promiseCase of run.cases) await run.verify(promiseCase);
  const api = await run.close();
  sandbox.close();
  return { api, secrets };
}
