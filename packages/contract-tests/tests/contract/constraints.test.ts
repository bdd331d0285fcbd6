import { listResponseMutants } from '@trustline/openapi-mutants';
import { compileContract } from '@trustline/openapi-validator';
import { apiNames, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';

describe.each(apiNames)('the check of %s', (api) => {
  const contract = compileContract(loadDocument(api));
  const violating = listResponseMutants(contract.document);
  const operations = new Map(contract.operations.map((operation) => [operation.operationId, operation]));

  it('reports every constraint of every response that a response breaks', ({ annotate }) => {
    const responses = violating.filter(({ response }) => response !== undefined);
    const missed = responses.filter(({ operationId, response, place, pointer }) => {
      const findings = response === undefined ? [] : operations.get(operationId)?.checkResponse(response);
      return !findings?.some(
        (finding) => finding.kind === 'violation' && finding.place === place && finding.pointer === pointer,
      );
    });
    const constraints = new Set(violating.map(({ constraint }) => constraint)).size;
    annotate(`${responses.length - missed.length} of ${responses.length} responds, ${constraints} constraints`);
    expect(missed.map(({ operationId, status, constraint }) => `${operationId} ${status} ${constraint}`)).toEqual([]);
  });

  it('has an example that reaches every constraint', () => {
    const reached = new Set(
      violating.filter(({ response }) => response !== undefined).map(({ constraint }) => constraint),
    );
    const unreached = new Set(
      violating.map(({ constraint }) => constraint).filter((constraint) => !reached.has(constraint)),
    );
    expect([...unreached]).toEqual([]);
  });
});
