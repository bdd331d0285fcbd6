import { basePathOf } from '@trustline/openapi';
import type { Contract } from '@trustline/openapi-validator';
import type { Api } from './api.ts';
import { describeOperations, notSimulated, problem } from './not-simulated.ts';

/** Creates the API of a document that no folder simulates: each of its operations returns 501. */
export function createUnsimulatedApi(name: string, contract: Contract): Api {
  return {
    name,
    basePath: basePathOf(contract.document),
    response: ({ method }, path) => {
      const match = contract.findOperation(method, path);
      if (match.kind === 'found') return notSimulated(match.operation.operationId);
      const detail = `The document of ${name} has no operation ${method} ${path}.`;
      return match.kind === 'wrong-method'
        ? problem(405, 'No such method', detail)
        : problem(404, 'No such path', detail);
    },
    persistenceError: () => problem(500, 'Not stored', 'The data cannot be written down; nothing was changed.'),
    forget: () => undefined,
    switchFault: () => false,
    operations: describeOperations(name, contract, {}),
  };
}
