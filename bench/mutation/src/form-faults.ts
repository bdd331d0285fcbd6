import type { OpenApiDocument } from '@trustline/openapi';
import { listResponseMutants, type ResponseMutant } from '@trustline/openapi-mutants';
import { compileContract } from '@trustline/openapi-validator';

/** A fault in the form of an operation's responses: one keyword of their schema is broken. */
export interface FormFault {
  /** Operation, status, JSON pointer of the schema and keyword, e.g. `listCalls 200 /components/schemas/Call/properties/id type`. */
  readonly id: string;
  /** How many responses were made that have it. */
  readonly tried: number;
  /** How many of them are reported as violation or deviation at the place that is wrong. */
  readonly reported: number;
}

/** Makes every fault of form that a document knows of, and asks whether each response that has it is reported. */
export function scoreFormFaults(document: OpenApiDocument): FormFault[] {
  const { operations } = compileContract(document);
  const byId = new Map(operations.map((operation) => [operation.operationId, operation]));
  const isReported = ({ operationId, response, place, pointer }: ResponseMutant) =>
    response !== undefined &&
    byId
      .get(operationId)
      ?.checkResponse(response)
      .some((found) => found.kind === 'violation' && found.place === place && found.pointer === pointer) === true;
  const mutants = listResponseMutants(document).filter(({ response }) => response !== undefined);
  return [...Map.groupBy(mutants, nameOf)].map(([id, group]) => ({
    id,
    tried: group.length,
    reported: group.filter(isReported).length,
  }));
}

function nameOf({ operationId, status, constraint }: ResponseMutant): string {
  const end = constraint.lastIndexOf('/');
  return `${operationId} ${status} ${constraint.slice(0, end)} ${constraint.slice(end + 1)}`;
}
