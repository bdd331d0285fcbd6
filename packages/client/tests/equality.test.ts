import type { OpenApiDocument } from '@trustline/openapi';
import { listResponseMutants } from '@trustline/openapi-mutants';
import { compileContract } from '@trustline/openapi-validator';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import * as navixy from '../generated/navixy-full.ts';
import * as trustcaller from '../generated/trustcaller-full.ts';

const contracts = { navixy, trustcaller };

/** The mutants of successful bodies, and what the client's full check says of each. */
function judge(api: ApiName, document: OpenApiDocument) {
  const { compile, outputs } = contracts[api];
  const mutants = listResponseMutants(document).filter(
    ({ status, place, response, operationId }) =>
      status.startsWith('2') && place === 'response body' && response !== undefined && operationId in outputs,
  );
  return mutants.map((mutant) => ({
    ...mutant,
    violations: compile(outputs[mutant.operationId] ?? {})(JSON.parse(mutant.response?.body ?? 'null')),
  }));
}

describe.each(apiNames)('the full check of %s', (api) => {
  const document = loadDocument(api);

  it('finds every response that breaks one constraint of a success', () => {
    const judged = judge(api, document);

    expect(judged.length).toBeGreaterThan(100);
    expect(judged.filter(({ violations }) => violations.length === 0).map(({ constraint }) => constraint)).toEqual([]);
  });

  it('agrees with the validator, which is Ajv, on every one of them', () => {
    const { operations } = compileContract(document);
    const unlike = judge(api, document).filter(({ operationId, response, violations }) => {
      const operation = operations.find((one) => one.operationId === operationId);
      const findings = operation && response ? operation.checkResponse(response) : [];
      return findings.length > 0 !== violations.length > 0;
    });

    expect(unlike.map(({ operationId, constraint }) => `${operationId} ${constraint}`)).toEqual([]);
  });
});
